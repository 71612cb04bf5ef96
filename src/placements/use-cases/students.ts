/** What others may ask about students in a round. */
export { askForStudents, drawStudents, drawStudentsQuestion, type StudentCardView } from './students/asking.ts';
export { eraseStudents, setKeeping } from './students/erase.ts';
export { exampleStudentList } from './students/example.ts';
export { followStudentImport, keepStudents, runStudentImport, startStudentImport } from './students/import.ts';
export {
  boardStudents,
  confirmWaiting,
  decideAtSchool,
  decideStudents,
  schoolStudents,
  studentOverview,
  studentViews,
} from './students/look.ts';
export { chooseColumns, offerStudents, readStudentUpload, waitingUpload } from './students/preview.ts';
export type { StudentPlace } from './students/question.ts';
export { setRegisterField, studentRegister, studentRegisterFile } from './students/register.ts';
export {
  answerOffer,
  drawOffer,
  type ReplacementCardView,
  seekPlace,
  stopSeeking,
} from './students/replacement.ts';
export { subjectAccess } from './students/subject-access.ts';
export { answerSwap, proposeSwap, swapCandidates, withdrawSwap } from './students/swap.ts';
export { drawSwap, type SwapCardView } from './students/swap-cards.ts';
export { listUnplaced } from './students/unplaced.ts';
