import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Availability } from '../../src/meetings/rules/free-busy.ts';
import type { AskAvailability, BodyAvailability } from '../../src/meetings/schema-calendars.ts';
import { availabilityText } from '../../src/text/tabs/availability.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import type { DraftOption } from './new-poll.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  option: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

type Slot = BodyAvailability['slots'][number];
const ORDER: readonly Availability[] = ['free', 'tentative', 'busy', 'unknown'];

/** Who can come at the dates in the form, by their calendars; asked for on purpose, and again when the dates changed. */
export function AvailabilityOfOptions({ bodyId, options }: { bodyId: string; options: readonly DraftOption[] }) {
  const styles = useStyles();
  const text = useText(availabilityText);
  const { api, at } = useApp();
  const slots = options
    .filter(({ date, time }) => date !== '' && time !== '')
    .map(({ date, time, minutes }) => ({ starts: `${date}T${time}`, minutes }));
  const ask: AskAvailability = { bodyId, slots, fresh: true };
  const look = useChange(() => api.post<BodyAvailability>(at('/meetings/availability'), ask));
  if (bodyId === '' || slots.length === 0) return null;
  const shown = look.data ?? null;
  const found = slots.map((slot) => shown?.slots.find((one) => isSame(one, slot)) ?? null);
  return (
    <Section title={text.title}>
      <Text className={styles.subtle}>{text.help}</Text>
      <div>
        <Button disabled={look.isPending} onClick={() => look.mutate(undefined)}>
          {look.isPending ? text.looking : text.look}
        </Button>
      </div>
      <Refused error={look.error} />
      {shown && !shown.answered && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.noAnswer}</MessageBarBody>
        </MessageBar>
      )}
      {shown && (
        <ol className={styles.list} aria-live="polite">
          {found.map((slot, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dates are told apart by their number
            <li key={nth} className={styles.option}>
              <Text weight="semibold">{text.option(nth + 1)}</Text>
              {slot ? <WhoIsFree slot={slot} seats={shown.seats} /> : <Text>{text.changed}</Text>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function isSame(one: Slot, other: { starts: string; minutes: number }): boolean {
  return one.starts === other.starts && one.minutes === other.minutes;
}

function WhoIsFree({ slot, seats }: { slot: Slot; seats: BodyAvailability['seats'] }) {
  const styles = useStyles();
  const text = useText(availabilityText);
  const numbers = Object.fromEntries(
    ORDER.map((kind) => [kind, slot.seats.filter((said) => said === kind).length]),
  ) as Record<Availability, number>;
  const named = (kind: Availability) =>
    seats.filter((_, nth) => slot.seats[nth] === kind).map(({ name, label }) => text.seat(name, label));
  return (
    <>
      <Text>{text.standing(numbers)}</Text>
      {numbers.busy > 0 && <Text className={styles.subtle}>{text.busy(named('busy').join(', '))}</Text>}
      {numbers.tentative > 0 && <Text className={styles.subtle}>{text.tentative(named('tentative').join(', '))}</Text>}
    </>
  );
}
