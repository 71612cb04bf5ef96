import { Badge, Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeliveryProblem, SentAgain } from '../../src/delivery/schema.ts';
import { shortMoment } from '../../src/text/format.ts';
import { programmeText } from '../../src/text/tabs/programme.ts';
import { toLocal } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { VirtualList } from '../shell/virtual-list.tsx';

type Problem = DeliveryProblem & { told: string | null };

/** Messages that did not arrive, or of which that is not certain; each with why, and a way to send it again. */
export function DeliveryProblems() {
  const text = useText(programmeText);
  const styles = usePanelStyles();
  const found = useRead<{ problems: Problem[] }>('/deliveries/problems', { refetchEvery: 60_000 });
  const [news, setNews] = useState<string | null>(null);
  const problems = found.data?.problems ?? [];
  if (problems.length === 0 && news === null) return null;
  return (
    <Section title={text.undelivered(problems.length)}>
      {news !== null && <Text role="status">{news}</Text>}
      <div className={styles.panel}>
        <VirtualList
          items={problems}
          keyOf={({ id }) => id}
          rowHeight={64}
          row={(problem) => <ProblemRow problem={problem} onNews={setNews} />}
        />
      </div>
    </Section>
  );
}

/** Mail that does not arrive mostly asks for another address, not for another try. */
function OtherAddress({ problem: { person, way, state } }: { problem: Problem }) {
  const text = useText(programmeText);
  const { partnership } = useApp();
  if (person === null || way !== 'mail' || state === 'uncertain' || !partnership.screens.includes('people'))
    return null;
  const address = `/tab/deelnemers?lijst=personen&zoek=${encodeURIComponent(person)}`;
  return (
    <To address={address} label={text.otherAddressOf(person)}>
      {text.otherAddress}
    </To>
  );
}

function ProblemRow({ problem, onNews }: { problem: Problem; onNews: (news: string | null) => void }) {
  const styles = usePanelStyles();
  const text = useText(programmeText);
  const { api, at, language } = useApp();
  const name = problem.person ?? text.group;
  const again = useChange(async () => {
    const { outcome } = await api.post<SentAgain>(at(`/deliveries/${problem.id}/again`));
    onNews(outcome === 'over' ? text.askedNothing(name) : null);
  });
  const rest = useChange(() => api.post(at(`/deliveries/${problem.id}/let-be`)));
  const isBusy = again.isPending || rest.isPending;
  return (
    <>
      <div className={styles.row}>
        <div className={styles.words}>
          <Text weight="semibold">{name}</Text>
          <Text size={200} className={styles.subtle}>
            {[problem.summary, shortMoment(toLocal(problem.queuedAt), language), problem.told]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <OtherAddress problem={problem} />
        </div>
        <Badge appearance="tint" color={problem.state === 'uncertain' ? 'warning' : 'danger'}>
          {problem.state === 'uncertain' ? text.uncertain : text.notArrived}
        </Badge>
        <Button disabled={isBusy} aria-label={text.sendAgainTo(name)} onClick={() => again.mutate(undefined)}>
          {text.sendAgain}
        </Button>
        <Button
          appearance="subtle"
          disabled={isBusy}
          aria-label={text.letBeTo(name)}
          onClick={() => rest.mutate(undefined)}
        >
          {text.letBe}
        </Button>
      </div>
      <Refused error={again.error ?? rest.error} />
    </>
  );
}
