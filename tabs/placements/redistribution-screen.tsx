import { Button, MessageBar, MessageBarBody, ProgressBar, Radio, RadioGroup, Text } from '@fluentui/react-components';
import type { Strategy } from '../../src/placements/rules/redistribution/problem.ts';
import type { AlternativeView, RedistributionView } from '../../src/placements/schema-redistribution.ts';
import { clockTime, list, shortMoment } from '../../src/text/format.ts';
import { placementsText } from '../../src/text/tabs/placements.ts';
import { redistributionText } from '../../src/text/tabs/redistribution.ts';
import { toLocal } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import type { ScreenProps } from '../shell/screens.ts';
import { Empty, Loading, Refused } from '../shell/states.tsx';
import { useChange, useRead } from '../shell/use-api.ts';
import { AskList } from './ask-list.tsx';
import { ProposalForm } from './proposal-form.tsx';

/** Who can take over a shortage: the proposal with its alternatives, and what boards said; the subject is the round. */
export default function RedistributionScreen({ subject }: ScreenProps) {
  const text = useText(redistributionText);
  const roundId = subject.split('/')[0] ?? '';
  const [strategy, choose] = useFilter('verdeling');
  const query = useRead<RedistributionView>(
    `/placement-rounds/${roundId}/redistribution${strategy ? `?strategy=${encodeURIComponent(strategy)}` : ''}`,
    { refetchWhile: isUnderway, keep: true },
  );
  return (
    <Screen title={text.title} back={`/tab/plaatsing/ronde/${roundId}`}>
      <Loaded query={query} rows={5} height={72}>
        {(view) => (
          <Content
            view={view}
            // The way that was chosen shows at once; what comes of it takes a moment.
            chosen={query.isPlaceholderData ? ((strategy || 'fair') as Strategy) : view.strategy}
            onChoose={(next) => choose(next === 'fair' ? '' : next)}
          />
        )}
      </Loaded>
    </Screen>
  );
}

function isUnderway(view: RedistributionView | undefined): boolean {
  return view?.calculation?.state === 'queued' || view?.calculation?.state === 'running';
}

const NOT_ASKED = { state: 'none', done: 0, total: 1, startedAt: null } as const;

/** With many boards a proposal takes a while: ask for it, and see how far it is. */
function Calculation({ view }: { view: RedistributionView }) {
  const panel = usePanelStyles();
  const text = useText(redistributionText);
  const { api, at, language } = useApp();
  const start = useChange(() => api.post(at(`/placement-rounds/${view.roundId}/redistribution/runs`)));
  const { state, done, total, startedAt } = view.calculation ?? NOT_ASKED;
  const since = startedAt === null ? '' : toLocal(startedAt);
  if (isUnderway(view)) {
    return (
      <div className={panel.panel} role="status">
        <Text weight="semibold">{text.calculating}</Text>
        <ProgressBar aria-label={text.calculating} {...(done > 0 ? { value: done, max: total } : {})} />
        <Text>{text.calculated(done, total)}</Text>
        {startedAt !== null && <Text className={panel.subtle}>{text.leave(clockTime(since, language))}</Text>}
        {view.lines.length > 0 && <Text>{text.meanwhile}</Text>}
      </div>
    );
  }
  return (
    <div className={panel.panel}>
      {state === 'failed' && <Notice>{text.calculationFailed}</Notice>}
      {state === 'failed' && view.lines.length > 0 && <Text>{text.holdsStill}</Text>}
      {state === 'changed' && (
        <Notice>
          {(view.lines.length > 0 ? text.calculationHolds : text.calculationChanged)(shortMoment(since, language))}
        </Notice>
      )}
      <Text>{text.calculateHelp}</Text>
      <Refused error={start.error} />
      <div className={panel.actions}>
        <Button appearance="primary" disabled={start.isPending} onClick={() => start.mutate(undefined)}>
          {text.calculate}
        </Button>
      </div>
    </div>
  );
}

interface ContentProps {
  view: RedistributionView;
  /** Another one than is shown: that is being worked out. */
  chosen: Strategy;
  onChoose: (strategy: Strategy) => void;
}

function Content({ view, chosen, onChoose }: ContentProps) {
  const text = useText(redistributionText);
  const words = useText(placementsText);
  const { language } = useApp();
  const short = view.lines.length + view.unmet.length > 0;
  const open = view.asks.filter(({ state }) => state === 'open').length;
  return (
    <>
      <Text>{text.round(words.roundName(view.schoolYear, view.period))}</Text>
      {!view.demandKnown && <Empty title={text.noDemand}>{text.noDemandHelp}</Empty>}
      {view.demandKnown && view.calculation && <Calculation view={view} />}
      {view.demandKnown && !view.calculation && !short && open > 0 && (
        <Empty title={text.answersFirst(open)}>{text.answersFirstHelp}</Empty>
      )}
      {view.demandKnown && !view.calculation && !short && open === 0 && (
        <Empty title={text.enough}>{text.enoughHelp}</Empty>
      )}
      {short && view.waiting > 0 && <Notice>{text.waiting(view.waiting)}</Notice>}
      {short && view.unknownSize.length > 0 && <Notice>{text.unknownSize(list(view.unknownSize, language))}</Notice>}
      {view.lines.length > 0 && <Alternatives view={view} chosen={chosen} onChoose={onChoose} />}
      {view.lines.length > 0 && (
        <Section title={text.proposal}>
          {chosen === view.strategy ? (
            <ProposalForm key={JSON.stringify(view.lines)} view={view} />
          ) : (
            <Loading rows={5} height={72} />
          )}
        </Section>
      )}
      {view.unmet.length > 0 && <UnmetList view={view} />}
      {view.asks.length > 0 && (
        <Section title={text.asks}>
          <AskList asks={view.asks} />
        </Section>
      )}
    </>
  );
}

function Notice({ children }: { children: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}

function Alternatives({ view, chosen, onChoose }: ContentProps) {
  const panel = usePanelStyles();
  const text = useText(redistributionText);
  return (
    <Section title={text.choose}>
      <div className={panel.panel}>
        <RadioGroup aria-label={text.choose} value={chosen} onChange={(_, { value }) => onChoose(value as Strategy)}>
          {view.alternatives.map((alternative) => (
            <Radio
              key={alternative.strategy}
              value={alternative.strategy}
              label={
                <Alternative alternative={alternative} proven={alternative.gap === 0 || view.calculation !== null} />
              }
            />
          ))}
        </RadioGroup>
      </div>
    </Section>
  );
}

/** `proven` also where the screen says already that it is not the best one. */
function Alternative({ alternative, proven }: { alternative: AlternativeView; proven: boolean }) {
  const panel = usePanelStyles();
  const text = useText(redistributionText);
  const { places, boards, unmet, byTier, fullest } = alternative;
  return (
    <span className={panel.lines}>
      <Text weight="semibold">{text.strategies[alternative.strategy]}</Text>
      <Text size={200}>{text.cost(places, boards, unmet)}</Text>
      <Text size={200} className={panel.subtle}>
        {text.tiers(byTier.accredited, byTier.keurmerk, byTier.stageschool)}. {text.fullest(fullest)}.
        {proven ? '' : ` ${text.notProven}`}
      </Text>
    </span>
  );
}

function UnmetList({ view }: { view: RedistributionView }) {
  const panel = usePanelStyles();
  const text = useText(redistributionText);
  return (
    <Section title={text.unmet}>
      <div className={panel.panel}>
        {view.unmet.map(({ variant, kringName, students }) => (
          <Text key={variant + kringName} weight="semibold">
            {text.unmetLine(students, variant, kringName)}
          </Text>
        ))}
        <Text>{view.calculation ? text.unmetCarried : text.unmetHelp}</Text>
      </div>
    </Section>
  );
}
