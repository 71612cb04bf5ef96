/** What others may ask about students in a round. */
export { eraseStudents, setKeeping } from './students/erase.ts';
export { exampleStudentList } from './students/example.ts';
export { followStudentImport, keepStudents, runStudentImport, startStudentImport } from './students/import.ts';
export { boardStudents, decideStudents, studentOverview, studentViews } from './students/look.ts';
export { chooseColumns, offerStudents, readStudentUpload, waitingUpload } from './students/preview.ts';
export {
  answerOffer,
  drawOffer,
  type ReplacementCardView,
  seekPlace,
  stopSeeking,
} from './students/replacement.ts';
export { subjectAccess } from './students/subject-access.ts';
export { listUnplaced } from './students/unplaced.ts';
