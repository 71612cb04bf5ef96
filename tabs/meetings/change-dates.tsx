import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PollDetail, PollOptionView } from '../../src/meetings/schema.ts';
import { longSpan } from '../../src/text/format.ts';
import { changeDatesText } from '../../src/text/poll-changes.ts';
import { planPollText } from '../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Empty, Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { useNow } from '../shell/use-now.ts';
import { VirtualList } from '../shell/virtual-list.tsx';
import { changeBody, type DateChange, draftChange, faultOfChange, firstOption, isEmpty } from './date-change.ts';
import { DeadlineSection } from './deadline-section.tsx';
import { FaultList } from './fault-list.tsx';
import { nextOption, withOption } from './new-poll.ts';
import { OptionFields } from './option-fields.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '56rem' },
  option: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  what: { display: 'flex', flexDirection: 'column', flex: '1 1 14rem', minWidth: 0, overflowWrap: 'anywhere' },
  gone: { textDecorationLine: 'line-through' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** Dates that join a running poll or leave it, and until when can be answered; says beforehand who hears of it. */
export default function ChangeDatesScreen({ subject }: ScreenProps) {
  const poll = useRead<PollDetail>(`/polls/${subject}`);
  return (
    <Loaded query={poll} rows={5} height={72}>
      {(detail) => <ChangeDates poll={detail} />}
    </Loaded>
  );
}

function ChangeDates({ poll }: { poll: PollDetail }) {
  const text = useText(changeDatesText);
  const back = `/tab/programma/peiling/${poll.pollId}`;
  return (
    <Screen title={text.title(poll.title)} back={back}>
      {poll.may.change ? <ChangeForm poll={poll} back={back} /> : <Empty title={text.ended} />}
    </Screen>
  );
}

function ChangeForm({ poll, back }: { poll: PollDetail; back: string }) {
  const styles = useStyles();
  const text = useText(changeDatesText);
  const { api, at } = useApp();
  const now = useNow();
  const [draft, setDraft] = useState<DateChange>(() => draftChange(poll));
  const [tried, setTried] = useState(false);
  const send = useChange(() => api.post(at(`/polls/${poll.pollId}/options`), changeBody(draft, poll)));
  const faults = tried ? faultOfChange(draft, poll, now()) : [];
  const nothing = isEmpty(draft, poll);
  const submit = () => {
    setTried(true);
    if (nothing || faultOfChange(draft, poll, now()).length > 0) return;
    send.mutate(undefined, { onSuccess: () => goTo(back, { replace: true }) });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {poll.phase === 'closed' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{text.reopens}</MessageBarBody>
        </MessageBar>
      )}
      <Present poll={poll} draft={draft} set={setDraft} />
      <Added poll={poll} draft={draft} set={setDraft} />
      <DeadlineSection draft={draft} set={(part) => setDraft({ ...draft, ...part })} />
      <FaultList faults={faults} />
      <Refused error={send.error} />
      <Text>{tried && nothing ? text.nothing : text.told(poll.progress.answered)}</Text>
      <div>
        <Button type="submit" appearance="primary" size="large" disabled={send.isPending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  draft: DateChange;
  set: (draft: DateChange) => void;
}

function Present({ poll, draft, set }: PartProps & { poll: PollDetail }) {
  const text = useText(changeDatesText);
  const toggle = (optionId: string) => {
    const others = draft.withdraw.filter((id) => id !== optionId);
    set({ ...draft, withdraw: others.length < draft.withdraw.length ? others : [...others, optionId] });
  };
  return (
    <Section title={text.now}>
      <Text>{text.nowHelp}</Text>
      <VirtualList
        items={poll.options.filter(({ withdrawn }) => !withdrawn)}
        keyOf={({ optionId }) => optionId}
        rowHeight={80}
        row={(option) => (
          <PresentDate
            option={option}
            leaves={draft.withdraw.includes(option.optionId)}
            onToggle={() => toggle(option.optionId)}
          />
        )}
      />
    </Section>
  );
}

function PresentDate(props: { option: PollOptionView; leaves: boolean; onToggle: () => void }) {
  const { option, leaves, onToggle } = props;
  const styles = useStyles();
  const text = useText(changeDatesText);
  const { language } = useApp();
  const date = longSpan(option.starts, option.minutes, language);
  const standing = option.standing && text.canCome(option.standing.yes + option.standing.ifNeedBe);
  return (
    <div className={styles.option}>
      <div className={styles.what}>
        <Text className={leaves ? styles.gone : ''}>{date}</Text>
        <Text size={200} className={styles.subtle}>
          {leaves ? text.withdrawn : [option.place, standing].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Button aria-label={leaves ? text.keep(date) : text.withdraw(date)} onClick={onToggle}>
        {leaves ? text.keepShort : text.withdrawShort}
      </Button>
    </div>
  );
}

function Added({ poll, draft, set }: PartProps & { poll: PollDetail }) {
  const text = useText(changeDatesText);
  const words = useText(planPollText);
  const { add } = draft;
  const more = () => {
    const last = add.at(-1);
    const key = crypto.randomUUID();
    set({ ...draft, add: [...add, last ? nextOption(last, key) : firstOption(poll, key)] });
  };
  return (
    <Section title={text.added}>
      <Text>{text.addedHelp}</Text>
      {add.map((option, index) => (
        <OptionFields
          key={option.key}
          option={option}
          number={index + 1}
          removable
          onChange={(next) => set({ ...draft, add: withOption(add, next) })}
          onRemove={() => set({ ...draft, add: add.filter(({ key }) => key !== option.key) })}
        />
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={more}>
          {add.length === 0 ? text.addFirst : words.addOption}
        </Button>
      </div>
    </Section>
  );
}
