import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Switch,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { MeetingDetail, PollCreated } from '../../src/meetings/schema.ts';
import type { BodyListItem } from '../../src/people/schema.ts';
import { meetingText } from '../../src/text/tabs/meeting.ts';
import { planPollText } from '../../src/text/tabs/meetings.ts';
import type { Instant } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo, useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section, TwoColumns } from '../shell/screen.tsx';
import { Empty, Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useNow } from '../shell/use-now.ts';
import { Addressees } from './addressees.tsx';
import { AvailabilityOfOptions } from './availability.tsx';
import { DeadlineSection } from './deadline-section.tsx';
import { FaultList } from './fault-list.tsx';
import {
  type DraftFault,
  type DraftPoll,
  draftPoll,
  faultsOf,
  nextOption,
  pollBody,
  withOption,
  withSuggestions,
} from './new-poll.ts';
import { OptionFields } from './option-fields.tsx';
import { usePreferences, withPreferences } from './poll-habits.ts';
import { QuorumWarning } from './quorum-warning.tsx';
import { SuggestOptions } from './suggest-options.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
});

/** Asks a body when it can meet. The same rules run here and in the service. */
export default function PlanPollScreen() {
  const text = useText(planPollText);
  const bodies = useRead<{ items: BodyListItem[] }>('/bodies');
  return (
    <Screen title={text.title} back="/tab/programma">
      <Loaded query={bodies} rows={5} height={56}>
        {({ items }) => (items.length === 0 ? <NoBodies /> : <NewDates bodies={items} />)}
      </Loaded>
    </Screen>
  );
}

/** For a new meeting, or for one that stands and is to get another date. */
function NewDates({ bodies }: { bodies: BodyListItem[] }) {
  const [moving] = useFilter('bijeenkomst');
  const meeting = useRead<MeetingDetail>(`/meetings/${moving}`, { enabled: moving !== '' });
  if (moving === '') return <PollForm bodies={bodies} moved={null} />;
  return (
    <Loaded query={meeting} rows={5} height={56}>
      {(moved) => <PollForm bodies={bodies} moved={moved} />}
    </Loaded>
  );
}

function NoBodies() {
  const text = useText(planPollText);
  return (
    <Empty title={text.noBodies} action={<Button onClick={() => goTo('/tab/deelnemers')}>{text.toPeople}</Button>}>
      {text.noBodiesHelp}
    </Empty>
  );
}

function PollForm({ bodies, moved }: { bodies: BodyListItem[]; moved: MeetingDetail | null }) {
  const styles = useStyles();
  const text = useText(planPollText);
  const { pollAgainHelp } = useText(meetingText);
  const { api, at } = useApp();
  const [asked] = useFilter('overleg');
  const now = useNow();
  const [draft, setDraft] = useState<DraftPoll>(() =>
    begin(bodies, moved?.body.bodyId ?? asked, text.titleFor, moved, now()),
  );
  const [faults, setFaults] = useState<DraftFault[]>([]);
  const send = useChange(() =>
    api.post<PollCreated>(at('/polls'), { ...pollBody(draft), ...(moved ? { meetingId: moved.meetingId } : {}) }),
  );
  const touched = useRef(moved !== null);
  /** The dates as they were before anybody touched them. */
  const begun = useRef(draft.options);
  usePreferences(draft.bodyId, (preferences) => {
    if (!touched.current) setDraft((was) => withPreferences(was, preferences, now()));
  });
  const set = (part: Partial<DraftPoll>) => {
    if (!touched.current) begun.current = draft.options;
    if ('options' in part || 'resultsHidden' in part) touched.current = true;
    const next = { ...draft, ...part };
    setDraft(next);
    if (faults.length > 0) setFaults(faultsOf(next, now()));
  };
  const submit = () => {
    const found = faultsOf(draft, now());
    setFaults(found);
    if (found.length === 0) {
      send.mutate(undefined, {
        onSuccess: ({ pollId }) => goTo(`/tab/programma/peiling/${pollId}`, { replace: true }),
      });
    }
  };
  const body = bodies.find(({ bodyId }) => bodyId === draft.bodyId) ?? null;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {moved && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{pollAgainHelp(moved.title)}</MessageBarBody>
        </MessageBar>
      )}
      <TwoColumns
        left={
          <>
            <What
              draft={draft}
              bodies={moved ? bodies.filter(({ bodyId }) => bodyId === draft.bodyId) : bodies}
              set={set}
            />
            <Options draft={draft} set={set} />
            <SuggestOptions
              key={`${draft.bodyId} ${draft.deadlineDate}`}
              bodyId={draft.bodyId}
              meetingId={moved?.meetingId ?? null}
              after={draft.deadlineDate}
              options={draft.options}
              onAdd={(chosen) => {
                const untouched = touched.current ? begun.current : draft.options;
                set({ options: withSuggestions(draft.options, untouched, chosen, () => crypto.randomUUID()) });
              }}
            />
            <Deadline draft={draft} set={set} />
          </>
        }
        right={
          <>
            <Addressees body={body} />
            <QuorumWarning bodyId={draft.bodyId} />
            <AvailabilityOfOptions key={draft.bodyId} bodyId={draft.bodyId} options={draft.options} />
          </>
        }
      />
      <FaultList faults={faults} />
      <Refused error={send.error} />
      <div>
        <Button type="submit" appearance="primary" size="large" disabled={send.isPending}>
          {text.send}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  draft: DraftPoll;
  set: (part: Partial<DraftPoll>) => void;
}

function What({ draft, bodies, set }: PartProps & { bodies: BodyListItem[] }) {
  const text = useText(planPollText);
  const choose = (bodyId: string) => {
    const body = bodies.find((one) => one.bodyId === bodyId);
    const untouched = draft.title === '' || bodies.some(({ name }) => draft.title === text.titleFor(name));
    set({ bodyId, ...(untouched && body ? { title: text.titleFor(body.name) } : {}) });
  };
  return (
    <Section title={text.what}>
      <Field label={text.body} required>
        <Select value={draft.bodyId} onChange={(_, { value }) => choose(value)}>
          <option value="">{text.chooseBody}</option>
          {bodies.map(({ bodyId, name }) => (
            <option key={bodyId} value={bodyId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.meetingTitle} required>
        <Input value={draft.title} maxLength={200} onChange={(_, { value }) => set({ title: value })} />
      </Field>
      <Field label={text.explanation} hint={text.explanationHint}>
        <Textarea
          value={draft.explanation}
          maxLength={2000}
          resize="vertical"
          onChange={(_, { value }) => set({ explanation: value })}
        />
      </Field>
    </Section>
  );
}

function Options({ draft, set }: PartProps) {
  const text = useText(planPollText);
  const { options } = draft;
  const add = () => {
    const last = options.at(-1);
    if (last) set({ options: [...options, nextOption(last, crypto.randomUUID())] });
  };
  return (
    <Section title={text.options}>
      {options.map((option, index) => (
        <OptionFields
          key={option.key}
          option={option}
          number={index + 1}
          removable={options.length > 1}
          onChange={(next) => set({ options: withOption(options, next) })}
          onRemove={() => set({ options: options.filter(({ key }) => key !== option.key) })}
        />
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={add}>
          {text.addOption}
        </Button>
      </div>
    </Section>
  );
}

function Deadline({ draft, set }: PartProps) {
  const text = useText(planPollText);
  return (
    <DeadlineSection draft={draft} set={set}>
      <Switch
        label={text.hidden}
        checked={draft.resultsHidden}
        onChange={(_, { checked }) => set({ resultsHidden: checked })}
      />
      <Field hint={text.holdDatesHint}>
        <Switch
          label={text.holdDates}
          checked={draft.holdDates}
          onChange={(_, { checked }) => set({ holdDates: checked })}
        />
      </Field>
    </DeadlineSection>
  );
}

function begin(
  bodies: BodyListItem[],
  asked: string,
  titleFor: (body: string) => string,
  moved: MeetingDetail | null,
  now: Instant,
): DraftPoll {
  const draft = draftPoll(now, () => crypto.randomUUID());
  const body = bodies.find(({ bodyId }) => bodyId === asked);
  if (body && moved) {
    const { title, minutes, place, online, starts } = moved;
    const kept = { minutes: minutes ?? 120, place, online, time: starts?.slice(11) ?? '14:00' };
    const options = draft.options.map((option) => ({ ...option, ...kept }));
    return { ...draft, bodyId: body.bodyId, title, options };
  }
  return body ? { ...draft, bodyId: body.bodyId, title: titleFor(body.name) } : draft;
}
