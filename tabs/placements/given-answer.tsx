import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CapacityForm, CapacityHistory, FormVariant, OfferView } from '../../src/placements/schema.ts';
import { shortMoment } from '../../src/text/format.ts';
import { placementsCopy } from '../../src/text/placements.ts';
import { answerHistoryText } from '../../src/text/tabs/answer-history.ts';
import { toLocal } from '../../src/time/local.ts';
import { PlainTable } from '../people/plain-table.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Loaded } from '../shell/query-state.tsx';
import { useRead } from '../shell/use-api.ts';

/** What a board or school gave, for who can look but not change it: a relatiebeheerder, or anybody after the deadline. */
export function GivenFigures({ form }: { form: CapacityForm }) {
  const copy = useText(placementsCopy);
  const figure = ({ own, schools }: FormVariant) => {
    if (own) return copy.figure(own);
    if (!schools || schools.answered === 0) return copy.notFilled;
    return copy.schoolsFigure(schools.definite, schools.provisional, schools.answered);
  };
  return (
    <>
      <PlainTable
        caption={copy.figureHead}
        items={form.variants}
        keyOf={({ variantId }) => variantId}
        columns={[
          { heading: copy.variantHead, cell: ({ name }) => name },
          { heading: copy.figureHead, cell: figure },
          ...(form.previousYear === null
            ? []
            : [
                {
                  heading: copy.previousHead(form.previousYear === form.schoolYear - 1),
                  cell: ({ previous }: FormVariant) => previous ?? copy.unknown,
                },
              ]),
        ]}
      />
      {form.cap !== null && <Text>{copy.capLine(form.cap)}</Text>}
    </>
  );
}

/** Every answer of a board: who gave it when, and what it changed; asked for by who wants to see it. */
export function AnswerHistory({ form }: { form: CapacityForm }) {
  const text = useText(answerHistoryText);
  const [shown, show] = useState(false);
  const query = useRead<CapacityHistory>(`/placement-rounds/${form.roundId}/boards/${form.boardId}/history`, {
    enabled: shown,
  });
  if (!shown) {
    return (
      <div>
        <Button appearance="subtle" onClick={() => show(true)}>
          {text.show}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Text as="h3" weight="semibold">
        {text.title}
      </Text>
      <Loaded query={query} rows={2} height={48}>
        {({ changes }) =>
          changes.length === 0 ? (
            <Text>{text.none}</Text>
          ) : (
            changes.map((change) => <Change key={change.at} change={change} />)
          )
        }
      </Loaded>
    </>
  );
}

function Change({ change }: { change: CapacityHistory['changes'][number] }) {
  const panel = usePanelStyles();
  const text = useText(answerHistoryText);
  const copy = useText(placementsCopy);
  const { language } = useApp();
  const say = (offer: OfferView | null) => (offer ? copy.figure(offer) : copy.notFilled);
  const differs = change.variants.filter(({ before, after }) => say(before) !== say(after));
  return (
    <div className={panel.lines}>
      <Text weight="semibold">{text.by(shortMoment(toLocal(change.at), language), change.by)}</Text>
      {differs.map(({ name, school, before, after }) => (
        <Text key={name + (school ?? '')} size={200}>
          {text.change(school === null ? name : text.of(school, name), before && say(before), say(after))}
        </Text>
      ))}
      {change.cap && <Text size={200}>{text.cap(change.cap.before, change.cap.after)}</Text>}
    </div>
  );
}
