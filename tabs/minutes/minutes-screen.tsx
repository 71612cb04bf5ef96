import { Badge, Button, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { MinutesView } from '../../src/minutes/schema.ts';
import { longDate } from '../../src/text/format.ts';
import { minutesText } from '../../src/text/tabs/minutes.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { DocumentButtons } from '../shell/document-buttons.tsx';
import { usePointedAt } from '../shell/pointed-at.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Empty, Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { ActionRows } from './action-rows.tsx';
import { AddForms } from './add-forms.tsx';
import { DecisionRows } from './decision-rows.tsx';
import { ItemNotes } from './item-notes.tsx';
import { ItemVotes } from './item-votes.tsx';

const useStyles = makeStyles({
  item: {
    '&[aria-current]': {
      outlineStyle: 'none',
      boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}`,
      paddingLeft: tokens.spacingHorizontalM,
    },
  },
  head: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  wide: { width: '100%', maxWidth: '36rem' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** The minutes of one meeting beside its items: typed by its makers, read and corrected by the members. */
export default function MinutesScreen({ subject }: ScreenProps) {
  const minutes = useRead<MinutesView>(`/meetings/${subject}/minutes`, { refetchEvery: 3_000 });
  return (
    <Loaded query={minutes} rows={6} height={72}>
      {(view) => <Minutes key={view.meetingId} view={view} />}
    </Loaded>
  );
}

function Minutes({ view }: { view: MinutesView }) {
  const text = useText(minutesText);
  const hidden = view.state === 'concept' && !view.may.write;
  return (
    <Screen title={text.title(view.title)} back={`/tab/agenda/${view.meetingId}`} actions={<Steps view={view} />}>
      <Head view={view} />
      {hidden ? (
        <Empty title={text.notYet}>{text.notYetHelp}</Empty>
      ) : view.items.length === 0 ? (
        <Empty title={text.noItems} action={<To address={`/tab/agenda/${view.meetingId}`}>{text.openAgenda}</To>}>
          {text.noItemsHelp}
        </Empty>
      ) : (
        <Items view={view} />
      )}
      {view.actions.length > 0 && (
        <Section title={text.actions}>
          <ActionRows actions={view.actions} />
        </Section>
      )}
      {view.earlierActions.length > 0 && (
        <Section title={text.earlier}>
          <ActionRows actions={view.earlierActions} />
        </Section>
      )}
      {(view.corrections.length > 0 || view.may.correct) && <Corrections view={view} />}
      <To address="/tab/besluiten">{text.openLists}</To>
    </Screen>
  );
}

function Head({ view }: { view: MinutesView }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { language } = useApp();
  const colors = { concept: 'subtle', circulated: 'warning', approved: 'success' } as const;
  return (
    <div className={styles.head}>
      <Text>{text.of(view.bodyName)}</Text>
      {view.startsAt && <Text>{longDate(view.startsAt.slice(0, 10), language)}</Text>}
      <Badge appearance="tint" color={colors[view.state]}>
        {text.states[view.state]}
      </Badge>
      {(view.state !== 'concept' || view.may.write) && (
        <div className={styles.row}>
          <DocumentButtons
            path={`/meetings/${view.meetingId}/minutes/document`}
            words={[text.openMinutes, view.title]}
          />
        </div>
      )}
    </div>
  );
}

function Items({ view }: { view: MinutesView }) {
  return view.items.map((item, index) => {
    const decisions = view.decisions.filter(({ itemId }) => itemId === item.itemId);
    return (
      <Item key={item.itemId} itemId={item.itemId}>
        <Section id={`punt-${item.itemId}`} title={`${index + 1}. ${item.title}`}>
          <ItemNotes view={view} item={item} />
          <ItemVotes meetingId={view.meetingId} itemId={item.itemId} />
          {decisions.length > 0 && <DecisionRows decisions={decisions} />}
          {view.may.write && <AddForms view={view} itemId={item.itemId} />}
        </Section>
      </Item>
    );
  });
}

/** An item that a link can lead to. */
function Item({ itemId, children }: { itemId: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div {...usePointedAt<HTMLDivElement>(itemId)} className={styles.item}>
      {children}
    </div>
  );
}

/** Sending and approving, each after a question that says what follows. */
function Steps({ view }: { view: MinutesView }) {
  const text = useText(minutesText);
  const { api, at } = useApp();
  const [asking, setAsking] = useState<'circulate' | 'approve' | null>(null);
  const step = useChange((which: string) => api.post(at(`/meetings/${view.meetingId}/minutes/${which}`)));
  const approving = asking === 'approve';
  return (
    <>
      {view.may.write && (
        <Button appearance={view.may.approve ? 'secondary' : 'primary'} onClick={() => setAsking('circulate')}>
          {view.version > 0 ? text.circulateAgain : text.circulate}
        </Button>
      )}
      {view.may.approve && (
        <Button appearance="primary" onClick={() => setAsking('approve')}>
          {text.approve}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={approving ? text.approveTitle : text.circulateTitle}
          confirm={approving ? text.approve : text.circulate}
          cancel={text.keep}
          busy={step.isPending}
          error={step.error}
          onConfirm={() => step.mutate(asking, { onSuccess: () => setAsking(null) })}
          onClose={() => {
            step.reset();
            setAsking(null);
          }}
        >
          <Text>{approving ? text.approveBody : text.circulateBody}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}

function Corrections({ view }: { view: MinutesView }) {
  const styles = useStyles();
  const text = useText(minutesText);
  const { api, at } = useApp();
  const path = `/meetings/${view.meetingId}/minutes/corrections`;
  const [typed, setTyped] = useState('');
  const add = useChange((correction: string) => api.post(at(path), { text: correction }));
  const handle = useChange((id: string) => api.post(at(`${path}/${id}/handled`)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) add.mutate(typed, { onSuccess: () => setTyped('') });
  };
  return (
    <Section title={text.corrections}>
      <Refused error={add.error ?? handle.error} />
      {view.corrections.map(({ correctionId, byName, text: said, handled }) => (
        <div key={correctionId} className={styles.row}>
          <Text>{text.by(byName, said)}</Text>
          {handled ? (
            <Badge appearance="tint">{text.handled}</Badge>
          ) : (
            view.may.write && <Button onClick={() => handle.mutate(correctionId)}>{text.handle}</Button>
          )}
        </div>
      ))}
      {view.may.correct && (
        <form className={styles.form} onSubmit={submit}>
          <Textarea
            className={styles.wide}
            aria-label={text.correction}
            placeholder={text.correction}
            value={typed}
            maxLength={2000}
            onChange={(_event, { value }) => setTyped(value)}
          />
          <Button type="submit" disabled={!typed.trim() || add.isPending}>
            {text.correct}
          </Button>
        </form>
      )}
    </Section>
  );
}
