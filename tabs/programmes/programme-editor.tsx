import {
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { AUDIENCES, TASKS } from '../../src/programmes/rules/programme.ts';
import type { ProgrammeView } from '../../src/programmes/schema.ts';
import { programmeCopy } from '../../src/text/programmes.ts';
import { useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import {
  type DraftPart,
  type DraftProgramme,
  type DraftSession,
  faultOf,
  newPart,
  newSession,
} from './draft-programme.ts';
import { useDraftProgramme } from './use-draft-programme.ts';

const PHONE = '@media (max-width: 720px)';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 7rem minmax(0, 12rem)',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    [PHONE]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  first: { [PHONE]: { gridColumn: '1 / -1' } },
  wide: { gridColumn: '1 / -1' },
  fill: { width: '100%', minWidth: 0 },
  session: { borderLeft: `3px solid ${tokens.colorNeutralStroke2}`, paddingLeft: tokens.spacingHorizontalM },
  whom: { margin: 0, padding: 0, border: 'none', fontSize: tokens.fontSizeBase200 },
  tasks: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

const replaced = <T extends { key: string }>(all: readonly T[], one: T): T[] =>
  all.map((each) => (each.key === one.key ? one : each));

/** For who makes the programme: parts, sessions, rooms, places, for whom, and who does what. */
export function ProgrammeEditor({ view }: { view: ProgrammeView }) {
  const panel = usePanelStyles();
  const text = useText(programmeCopy);
  const { draft, setDraft, dirty, both, save, step, onSave } = useDraftProgramme(view);
  const fault = faultOf(draft);
  return (
    <Section id="maken" title={text.edit}>
      <div className={panel.stack}>
        {draft.parts.map((part, nth) => (
          <Part
            key={part.key}
            part={part}
            first={nth === 0}
            people={view.people}
            onChange={(changed) => setDraft({ ...draft, parts: replaced(draft.parts, changed) })}
            onRemove={() => setDraft({ ...draft, parts: draft.parts.filter(({ key }) => key !== part.key) })}
            onUp={() => setDraft({ ...draft, parts: movedUp(draft.parts, nth) })}
          />
        ))}
        <div className={panel.actions}>
          <Button onClick={() => setDraft({ ...draft, parts: [...draft.parts, newPart(crypto.randomUUID())] })}>
            {text.addPart}
          </Button>
        </div>
        <Field label={text.signUpUntil}>
          <Input type="date" value={draft.until} onChange={(_, { value }) => setDraft({ ...draft, until: value })} />
        </Field>
        {fault && draft.parts.length > 0 && <Text>{text.faults[fault]}</Text>}
        <div className={panel.actions}>
          <Button
            appearance="primary"
            disabled={!dirty || fault !== null}
            disabledFocusable={save.isPending}
            onClick={() => void onSave()}
          >
            {text.save}
          </Button>
          {view.exists && (
            <Button
              disabled={dirty}
              disabledFocusable={step.isPending}
              onClick={() => step.mutate(view.state === 'open' ? 'close' : 'open')}
            >
              {view.state === 'open' ? text.close : text.open}
            </Button>
          )}
        </div>
        {view.exists && (
          <Text size={200}>{dirty ? text.unsaved : view.state === 'open' ? text.closeHelp : text.openHelp}</Text>
        )}
        {both && (
          <MessageBar
            intent={both.length > 0 ? 'warning' : 'success'}
            layout="multiline"
            role={both.length > 0 ? 'alert' : 'status'}
          >
            <MessageBarBody>{both.length > 0 ? text.clashed(both) : text.joined}</MessageBarBody>
          </MessageBar>
        )}
        <Refused error={save.error ?? step.error} />
      </div>
    </Section>
  );
}

function movedUp(parts: DraftProgramme['parts'], nth: number): DraftPart[] {
  const rest = parts.filter((_, index) => index !== nth);
  return [...rest.slice(0, nth - 1), ...parts.slice(nth, nth + 1), ...rest.slice(nth - 1)];
}

interface PartProps {
  part: DraftPart;
  first: boolean;
  people: ProgrammeView['people'];
  onChange: (part: DraftPart) => void;
  onRemove: () => void;
  onUp: () => void;
}

function Part({ part, first, people, onChange, onRemove, onUp }: PartProps) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(programmeCopy);
  const set = (change: Partial<DraftPart>) => onChange({ ...part, ...change });
  const name = part.title || text.partTitle;
  return (
    <section className={panel.panel} aria-label={name}>
      <div className={styles.fields}>
        <Field label={text.partTitle} className={styles.first}>
          <Input
            className={styles.fill}
            value={part.title}
            maxLength={200}
            onChange={(_, { value }) => set({ title: value })}
          />
        </Field>
        <Field label={text.minutes}>
          <Input
            className={styles.fill}
            inputMode="numeric"
            maxLength={3}
            value={part.minutes}
            onChange={(_, { value }) => set({ minutes: value })}
          />
        </Field>
        <RoomAndExplanation of={part} set={set} />
      </div>
      {part.sessions.map((session) => (
        <Session
          key={session.key}
          session={session}
          people={people}
          onChange={(changed) => set({ sessions: replaced(part.sessions, changed) })}
          onRemove={() => set({ sessions: part.sessions.filter(({ key }) => key !== session.key) })}
        />
      ))}
      <div className={panel.actions}>
        <Button size="small" onClick={() => set({ sessions: [...part.sessions, newSession(crypto.randomUUID())] })}>
          {text.addSession}
        </Button>
        {!first && (
          <Button size="small" appearance="subtle" onClick={onUp}>
            {text.up(name)}
          </Button>
        )}
        <Button size="small" appearance="subtle" onClick={onRemove}>
          {text.removePart(name)}
        </Button>
      </div>
    </section>
  );
}

interface Told {
  room: string;
  explanation: string;
}

/** Where it is and what it is about, of a part and of a session alike. */
function RoomAndExplanation({ of, set }: { of: Told; set: (change: Partial<Told>) => void }) {
  const styles = useStyles();
  const text = useText(programmeCopy);
  return (
    <>
      <Field label={text.roomField}>
        <Input
          className={styles.fill}
          value={of.room}
          maxLength={120}
          onChange={(_, { value }) => set({ room: value })}
        />
      </Field>
      <Field label={text.explanation} className={styles.wide}>
        <Textarea
          rows={2}
          resize="vertical"
          value={of.explanation}
          maxLength={2_000}
          onChange={(_, { value }) => set({ explanation: value })}
        />
      </Field>
    </>
  );
}

interface SessionProps {
  session: DraftSession;
  people: ProgrammeView['people'];
  onChange: (session: DraftSession) => void;
  onRemove: () => void;
}

function Session({ session, people, onChange, onRemove }: SessionProps) {
  const styles = useStyles();
  const text = useText(programmeCopy);
  const set = (change: Partial<DraftSession>) => onChange({ ...session, ...change });
  const name = session.title || text.sessionTitle;
  return (
    <div className={styles.session}>
      <div className={styles.fields}>
        <Field label={text.sessionTitle} className={styles.first}>
          <Input
            className={styles.fill}
            value={session.title}
            maxLength={200}
            onChange={(_, { value }) => set({ title: value })}
          />
        </Field>
        <Field label={text.capacity} hint={text.capacityHelp}>
          <Input
            className={styles.fill}
            inputMode="numeric"
            maxLength={4}
            value={session.capacity}
            onChange={(_, { value }) => set({ capacity: value })}
          />
        </Field>
        <RoomAndExplanation of={session} set={set} />
      </div>
      <fieldset className={styles.whom}>
        <legend>{text.forWhom}</legend>
        {AUDIENCES.map((audience) => (
          <Checkbox
            key={audience}
            label={text.audiences[audience]}
            checked={session.audiences.includes(audience)}
            onChange={(_, { checked }) =>
              set({
                audiences: AUDIENCES.filter((one) =>
                  one === audience ? checked === true : session.audiences.includes(one),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <Text size={200}>{text.whoDoes}</Text>
      <div className={styles.tasks}>
        {TASKS.map((task) => (
          <Field key={task} label={text.tasks[task]}>
            <Select
              value={session.tasks[task] ?? ''}
              onChange={(_, { value }) => {
                const { [task]: __, ...others } = session.tasks;
                set({ tasks: value ? { ...others, [task]: value } : others });
              }}
            >
              <option value="">{text.nobodyYet}</option>
              {people.map((person) => (
                <option key={person.personId} value={person.personId}>
                  {person.name}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <Button size="small" appearance="subtle" onClick={onRemove}>
        {text.removeSession(name)}
      </Button>
    </div>
  );
}
