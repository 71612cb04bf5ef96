/** What the doors, the jobs and other capabilities may ask of meetings. */
export { answerPoll, answerPollTogether, type GivenAnswers, type Taken } from './use-cases/answer-poll.ts';
export { bodySettings, changeBodySettings } from './use-cases/body-settings.ts';
export { carryOutBodyChange, previewBodyChange } from './use-cases/change-bodies.ts';
export { cancelMeeting, describeInCalendar } from './use-cases/change-meeting.ts';
export { changeOptions } from './use-cases/change-options.ts';
export { changePerson } from './use-cases/change-person.ts';
export { type Asked, type Drawing, drawDecided, drawPoll, drawProposal, drawResult } from './use-cases/draw-cards.ts';
export { cancelPoll, closePoll, decidePoll } from './use-cases/end-poll.ts';
export { followEvent, resolveConflict } from './use-cases/follow-outlook.ts';
export { followSeats } from './use-cases/follow-seats.ts';
export { holdDates } from './use-cases/hold-dates.ts';
export { type CalendarKeeper, syncEvent } from './use-cases/keep-calendar.ts';
export { keepTime, type TimeKeeper } from './use-cases/keep-time.ts';
export { loadPersonsSheet, loadPersonsSheets, loadSheet, type PersonsSheet } from './use-cases/load-sheet.ts';
export { moveMeeting } from './use-cases/move-meeting.ts';
export { helpWithAppointment, meetingOfAppointment } from './use-cases/outlook-appointment.ts';
export { planPoll } from './use-cases/plan-poll.ts';
export { planningChoices } from './use-cases/planning-choices.ts';
export { BusyMeanwhile, checkOption, pollWithCalendars, refuseIfBusy } from './use-cases/poll-calendars.ts';
export { proposeDate } from './use-cases/propose-date.ts';
export { type AvailabilityReader, bodyAvailability } from './use-cases/read-availability.ts';
export { meetingDetail, meetingsOverview, meetingsThatEnded, myMeetings } from './use-cases/read-meetings.ts';
export { listPolls, pollDetail, pollsOf, type Reader } from './use-cases/read-polls.ts';
export { chooseRoom, keepRooms, type RoomKeeper, roomsFor } from './use-cases/rooms.ts';
export { schoolHolidaysOf } from './use-cases/school-holidays.ts';
export { type DatedMeeting, meetingBehindLink, searchMeetings } from './use-cases/search-meetings.ts';
export { declineProposal, takeProposal } from './use-cases/settle-proposal.ts';
export {
  calendarsForAddedDates,
  calendarsForNewPoll,
  calendarsOfPoll,
  withOwnCalendar,
} from './use-cases/suggest-answers.ts';
export { suggestOptions } from './use-cases/suggest-options.ts';
export { bodyAtAGlance, surfaceBodies } from './use-cases/surfaces.ts';
export {
  keepWatches,
  lookThroughCalendar,
  takeNotices,
  type WatchKeeper,
} from './use-cases/watch-calendar.ts';
