import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { CapacityForm } from '../../src/placements/schema.ts';
import { longMoment } from '../../src/text/format.ts';
import { changeRoundText } from '../../src/text/tabs/change-round.ts';
import { addDays } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import { weekdayAfter } from '../shell/working-day.ts';
import { AnswerBy, chosenOf, momentOf } from './answer-by.tsx';

/** More time to answer for one board than for the others, given and taken back. */
export function MoreTime({
  form,
  extension,
}: {
  form: CapacityForm;
  extension: { until: string | null; roundDeadline: string };
}) {
  const panel = usePanelStyles();
  const text = useText(changeRoundText);
  const { api, at, language } = useApp();
  const { until, roundDeadline } = extension;
  const [giving, give] = useState(false);
  const start = until ?? `${weekdayAfter(addDays(roundDeadline, 7))}T${roundDeadline.slice(11, 16)}`;
  const [chosen, choose] = useState(chosenOf(start));
  const moment = momentOf(chosen);
  const save = useChange((body: { until: string | null }) =>
    api.put<CapacityForm>(at(`/placement-rounds/${form.roundId}/boards/${form.boardId}/extension`), body),
  );
  const send = (next: string | null) => save.mutate({ until: next }, { onSuccess: () => give(false) });
  return (
    <Section title={text.moreTime}>
      <Text>
        {until === null
          ? text.moreTimeHelp(longMoment(roundDeadline, language))
          : text.hasUntil(longMoment(until, language))}
      </Text>
      {giving && <AnswerBy label={text.giveUntil} at={text.giveAt} value={chosen} onChange={choose} />}
      <Refused error={save.error} />
      <div className={panel.actions}>
        {giving ? (
          <>
            <Button appearance="primary" disabled={moment === null || save.isPending} onClick={() => send(moment)}>
              {text.give}
            </Button>
            <Button appearance="subtle" onClick={() => give(false)}>
              {text.keep}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => give(true)}>{until === null ? text.give : text.changeTime}</Button>
            {until !== null && (
              <Button disabled={save.isPending} onClick={() => send(null)}>
                {text.takeBack}
              </Button>
            )}
          </>
        )}
      </div>
    </Section>
  );
}
