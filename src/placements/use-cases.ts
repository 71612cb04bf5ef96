/** What others may ask of placements. */

export { answerCapacity } from './use-cases/answering.ts';
export { type CardView, drawCapacityCard, drawCapacityQuestion, drawFormCard, formAt } from './use-cases/asking.ts';
export { type AskCardView, answerAsk, askLines, drawAsk, sendAsks, withdrawAsk } from './use-cases/asks.ts';
export { balanceView } from './use-cases/balance.ts';
export { answerSchool, delegateSchools } from './use-cases/delegation.ts';
export { exampleDemandList, importDemand, mayImportDemand, readDemandUpload } from './use-cases/demand-import.ts';
export { demandView } from './use-cases/demand-look.ts';
export { formFor, loadForm, myForms } from './use-cases/forms.ts';
export { capacityHistory } from './use-cases/history.ts';
export { roundBehindLink, roundDashboard, roundStatus } from './use-cases/overview.ts';
export { roundPhases, setPhases } from './use-cases/phases.ts';
export { redistributionView } from './use-cases/redistribution.ts';
export { startRedistribution } from './use-cases/redistribution-run.ts';
export { capacityRequests, decideRequest, requestChange } from './use-cases/requests.ts';
export { listRoundSummaries } from './use-cases/round-list.ts';
export {
  askNewBoards,
  cancelRound,
  changeRound,
  closeRound,
  createRound,
  extendBoard,
  openRound,
  setDemand,
} from './use-cases/rounds.ts';
export { loadSchoolForm } from './use-cases/school-forms.ts';
export { answerSchools, schoolGrid } from './use-cases/schools.ts';
