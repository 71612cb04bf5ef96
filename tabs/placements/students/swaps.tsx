import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerSwapBody, SwapSideView, SwapView } from '../../../src/placements/schema-swaps.ts';
import { shortMoment } from '../../../src/text/format.ts';
import { swapsText } from '../../../src/text/tabs/swaps.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Section } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange } from '../../shell/use-api.ts';
import { DeclineDialog } from './decline-dialog.tsx';

/** The swaps that a board or school has a side in: what waits for it first, then how the others ended. */
export function Swaps({ swaps }: { swaps: readonly SwapView[] }) {
  const text = useText(swapsText);
  if (swaps.length === 0) return null;
  const inOrder = [...swaps].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  return (
    <Section title={text.title}>
      <Text>{text.intro}</Text>
      {inOrder.map((swap) => (
        <Swap key={swap.swapId} swap={swap} />
      ))}
    </Section>
  );
}

function Swap({ swap }: { swap: SwapView }) {
  const panel = usePanelStyles();
  const text = useText(swapsText);
  const { api, at, language } = useApp();
  const [a, b] = swap.sides;
  const path = at(`/student-swaps/${swap.swapId}`);
  const answer = useChange((body: AnswerSwapBody) => api.put(path, body));
  const withdraw = useChange(() => api.remove(path));
  const [declining, decline] = useState<SwapSideView | null>(null);
  const open = swap.sides.filter(({ side }) => swap.mayAnswer.includes(side));
  const busy = answer.isPending || withdraw.isPending;
  return (
    <section className={panel.panel} aria-label={text.arrow(a, b)}>
      <div className={panel.lines}>
        <Text weight="semibold">{text.arrow(a, b)}</Text>
        <Text>{text.states[swap.state]}</Text>
        <Text size={200}>{text.by(swap.proposedBy, swap.reason)}</Text>
        {swap.sides.map(({ side, school, state, reason }) => (
          <Text key={side} size={200}>
            {text.side(school, state, reason)}
          </Text>
        ))}
        {swap.state === 'open' && <Text size={200}>{text.until(shortMoment(swap.answerBy, language))}</Text>}
      </div>
      {declining === null && <Refused error={answer.error ?? withdraw.error} />}
      <div className={panel.actions}>
        {open.map((side) => (
          <Answer
            key={side.side}
            school={open.length > 1 ? side.school : null}
            busy={busy}
            onYes={() => answer.mutate({ agree: true, reason: '', side: side.side })}
            onNo={() => decline(side)}
          />
        ))}
        {swap.mayWithdraw && (
          <Button appearance="subtle" disabled={busy} onClick={() => withdraw.mutate(undefined)}>
            {text.withdraw}
          </Button>
        )}
      </div>
      {declining !== null && (
        <DeclineDialog
          text={{ ...text, title: text.noTitle, hint: text.whyHelp }}
          busy={answer.isPending}
          error={answer.error}
          onClose={() => {
            answer.reset();
            decline(null);
          }}
          onDecline={(reason) =>
            answer.mutate({ agree: false, reason, side: declining.side }, { onSuccess: () => decline(null) })
          }
        />
      )}
    </section>
  );
}

interface AnswerProps {
  /** Named where the viewer may answer for both. */
  school: string | null;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

function Answer({ school, busy, onYes, onNo }: AnswerProps) {
  const text = useText(swapsText);
  return (
    <>
      <Button appearance="primary" disabled={busy} onClick={onYes}>
        {school === null ? text.yes : text.yesFor(school)}
      </Button>
      <Button disabled={busy} onClick={onNo}>
        {school === null ? text.no : text.noFor(school)}
      </Button>
    </>
  );
}
