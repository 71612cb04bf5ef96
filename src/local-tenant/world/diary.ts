import { guidOf, seededRandom } from '../random.ts';
import type { CalendarItem } from '../state.ts';
import { graphTime, instantOf } from '../zones.ts';

const ZONE = 'Europe/Amsterdam';
const WEEKS_BEFORE = 1;
const WEEKS_AFTER = 16;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Template {
  subject: string;
  hours: number;
  showAs: 'busy' | 'tentative' | 'oof' | 'workingElsewhere';
  isPrivate?: boolean;
}

const TEMPLATES: Template[] = [
  { subject: 'College didactiek', hours: 2, showAs: 'busy' },
  { subject: 'Teamoverleg', hours: 1, showAs: 'busy' },
  { subject: 'Stagebezoek', hours: 2.5, showAs: 'busy' },
  { subject: 'Voortgangsgesprek student', hours: 1, showAs: 'busy' },
  { subject: 'Examencommissie', hours: 1.5, showAs: 'busy' },
  { subject: 'Kennismaking nieuwe school', hours: 1, showAs: 'tentative' },
  { subject: 'Schrijftijd', hours: 3, showAs: 'workingElsewhere' },
  { subject: 'Tandarts', hours: 1, showAs: 'busy', isPrivate: true },
];

/** The working days around a day, week by week, each as the instant of its midnight in the Netherlands. */
export function workingDays(today: string): number[][] {
  const monday = mondayOf(today);
  return Array.from({ length: WEEKS_BEFORE + WEEKS_AFTER }, (_week, week) =>
    Array.from({ length: 5 }, (_day, weekday) => {
      const day = dayAfter(monday, (week - WEEKS_BEFORE) * 7 + weekday);
      return instantOf({ dateTime: `${day}T00:00:00`, timeZone: ZONE });
    }),
  );
}

/** A plausible diary: quiet and full weeks, a day off here and there. The same for the same owner, seed and days. */
export function inventDiary(
  owner: { mail: string; displayName: string },
  seed: number,
  weeks: number[][],
  sequence: () => number,
): CalendarItem[] {
  const random = seededRandom(seed ^ Number.parseInt(guidOf(owner.mail).slice(0, 8), 16));
  const items: CalendarItem[] = [];
  for (const [week, days] of weeks.entries()) {
    const fullness = random() < 0.25 ? 0.25 : 0.5 + random() * 0.4;
    for (const [weekday, midnight] of days.entries()) {
      for (const [startHour, template] of daysWork(random, fullness)) {
        const nth = `${week}.${weekday}.${startHour}`;
        items.push(diaryItem(owner, nth, midnight + startHour * HOUR_MS, template, sequence()));
      }
    }
  }
  return items;
}

/** What one day holds: nothing, leave, or something in the morning and the afternoon. */
function daysWork(random: () => number, fullness: number): [number, Template][] {
  if (random() < 0.03) return [[8, { subject: 'Verlof', hours: 9, showAs: 'oof' }]];
  const pick = () => TEMPLATES[Math.floor(random() * TEMPLATES.length)]!;
  const work: [number, Template][] = [];
  if (random() < fullness) work.push([9 + Math.floor(random() * 3) * 0.5, pick()]);
  if (random() < fullness) work.push([13 + Math.floor(random() * 5) * 0.5, pick()]);
  return work;
}

function diaryItem(
  owner: { mail: string; displayName: string },
  nth: string,
  startsAt: number,
  template: Template,
  sequence: number,
): CalendarItem {
  const id = guidOf('diary', owner.mail, nth).replaceAll('-', '');
  const endsAt = startsAt + template.hours * HOUR_MS;
  return {
    id: `AAMkAD${id}`,
    mailbox: owner.mail.toLowerCase(),
    sequence,
    startsAt,
    endsAt,
    event: {
      iCalUId: `040000008200E00074C5B7101A82E008${id.toUpperCase()}`,
      changeKey: id.slice(0, 16),
      subject: template.subject,
      body: { contentType: 'html', content: '' },
      bodyPreview: '',
      start: graphTime(startsAt, 'UTC'),
      end: graphTime(endsAt, 'UTC'),
      originalStartTimeZone: ZONE,
      originalEndTimeZone: ZONE,
      showAs: template.showAs,
      sensitivity: template.isPrivate ? 'private' : 'normal',
      importance: 'normal',
      type: 'singleInstance',
      recurrence: null,
      isAllDay: false,
      isCancelled: false,
      isOrganizer: true,
      isOnlineMeeting: false,
      onlineMeeting: null,
      transactionId: null,
      attendees: [],
      locations: [],
      location: { displayName: '', locationType: 'default' },
      organizer: { emailAddress: { name: owner.displayName, address: owner.mail } },
      responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    },
  };
}

function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(day, -weekday);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
