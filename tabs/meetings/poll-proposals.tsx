import { Badge, Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PollDetail } from '../../src/meetings/schema.ts';
import type { PollProposal } from '../../src/meetings/schema-poll-changes.ts';
import { longSpan } from '../../src/text/format.ts';
import { proposalText } from '../../src/text/poll-proposals.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    listStyle: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  what: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    flex: '1 1 16rem',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  subtle: { color: tokens.colorNeutralForeground2 },
});

/** Dates that members would rather have: added to the poll with one click, or declined with a word. */
export function PollProposals({ poll }: { poll: PollDetail }) {
  const styles = useStyles();
  const text = useText(proposalText);
  const { api, at } = useApp();
  const [declining, decline] = useState<PollProposal | null>(null);
  const take = useChange(({ proposalId }: PollProposal) =>
    api.post(at(`/polls/${poll.pollId}/proposals/${proposalId}/take`)),
  );
  if (poll.proposals.length === 0) return null;
  const waiting = poll.proposals.filter(({ state }) => state === 'open').length;
  return (
    <Section title={text.section}>
      {poll.may.change && waiting > 0 && <Text>{text.waiting(waiting)}.</Text>}
      <ul className={styles.list}>
        {poll.proposals.map((proposal) => (
          <Proposal
            key={proposal.proposalId}
            proposal={proposal}
            mayDecide={poll.may.change}
            busy={take.isPending}
            onTake={() => take.mutate(proposal)}
            onDecline={() => decline(proposal)}
          />
        ))}
      </ul>
      <Refused error={take.error} />
      {declining && <DeclineDialog pollId={poll.pollId} proposal={declining} onClose={() => decline(null)} />}
    </Section>
  );
}

interface ProposalProps {
  proposal: PollProposal;
  mayDecide: boolean;
  busy: boolean;
  onTake: () => void;
  onDecline: () => void;
}

function Proposal({ proposal, mayDecide, busy, onTake, onDecline }: ProposalProps) {
  const styles = useStyles();
  const text = useText(proposalText);
  const { language } = useApp();
  const colors = { open: 'brand', taken: 'success', declined: 'subtle' } as const;
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <Text weight="semibold">{longSpan(proposal.starts, proposal.minutes, language)}</Text>
        <Text size={200} className={styles.subtle}>
          {proposal.note ? text.by(proposal.by.name, proposal.note) : proposal.by.name}
        </Text>
        <Badge appearance="tint" color={colors[proposal.state]}>
          {text.states[proposal.state]}
        </Badge>
        {proposal.word && <Text size={200}>{proposal.word}</Text>}
      </div>
      {mayDecide && proposal.state === 'open' && (
        <div className={styles.actions}>
          <Button appearance="primary" disabled={busy} onClick={onTake}>
            {text.organiser.take}
          </Button>
          <Button onClick={onDecline}>{text.organiser.decline}</Button>
        </div>
      )}
    </li>
  );
}

function DeclineDialog(props: { pollId: string; proposal: PollProposal; onClose: () => void }) {
  const { pollId, proposal, onClose } = props;
  const text = useText(proposalText);
  const { api, at } = useApp();
  const [word, setWord] = useState('');
  const send = useChange(() =>
    api.post(at(`/polls/${pollId}/proposals/${proposal.proposalId}/decline`), { word: word.trim() }),
  );
  return (
    <ConfirmDialog
      title={text.declineTitle}
      confirm={text.organiser.decline}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onConfirm={() => send.mutate(undefined, { onSuccess: onClose })}
    >
      <Text>{text.declineHelp(proposal.by.name)}</Text>
      <Field label={text.organiser.word}>
        <Textarea value={word} maxLength={500} resize="vertical" onChange={(_, { value }) => setWord(value)} />
      </Field>
    </ConfirmDialog>
  );
}
