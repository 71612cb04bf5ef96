import { habitsOf } from '../../reminders/use-cases-look.ts';
import { forecastSentence } from '../../text/quorum-forecast.ts';
import type { Scope } from '../../work/work.ts';
import { NO_CALENDARS, type PollCalendars } from '../rules/poll-calendars.ts';
import { phaseOf } from '../rules/poll-lifecycle.ts';
import { type PollSheet, progressOf } from '../rules/poll-sheet.ts';
import { forecastQuorum } from '../rules/quorum-forecast.ts';
import type { PollForecast } from '../schema.ts';
import type { Reader } from './read-polls.ts';
import { allows } from './rights.ts';

/** Polls with what is known of how those who have not answered usually do; in one question to the database. */
export async function withHabits(scope: Scope, sheets: readonly PollSheet[], now: string): Promise<PollSheet[]> {
  const waiting = sheets
    .filter(({ poll }) => poll.quorum.length > 0 && phaseOf(poll, now) === 'open')
    .flatMap((sheet) => progressOf(sheet).waiting.map(({ seatId }) => seatId));
  const habits = await habitsOf(scope, 'poll', waiting, now);
  return sheets.map((sheet) => ({ ...sheet, habits }));
}

/**
 * What is to be expected of the quorum, in the reader's words; whether they may know is for the caller. Calendars count for
 * who may see them: as just read, or else as they were when people were asked.
 */
export function forecastOf(
  sheet: PollSheet,
  { language, now, standing }: Reader,
  read: PollCalendars | null = null,
): PollForecast | null {
  const seesCalendars = allows(standing, 'availability.read', sheet.poll.bodyId);
  const calendars = seesCalendars ? (read ?? sheet.suggested ?? NO_CALENDARS) : NO_CALENDARS;
  const forecast = forecastQuorum(sheet, sheet.habits ?? new Map(), now, calendars);
  if (!forecast) return null;
  const ask = 'ask' in forecast ? forecast.ask : [];
  const names = ask.map(({ askedId, label }) => sheet.people.get(askedId ?? '')?.name ?? label);
  return {
    state: forecast.state,
    sentence: forecastSentence(forecast, names, language),
    unnamed: forecastSentence(forecast, [], language),
  };
}
