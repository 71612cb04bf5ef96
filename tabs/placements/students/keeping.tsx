import { Button, Field, Input, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { StudentOverview } from '../../../src/placements/schema-students.ts';
import { longDate, shortMoment } from '../../../src/text/format.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { toLocal } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { usePanelStyles } from '../../shell/panel.ts';
import { Section } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange } from '../../shell/use-api.ts';

const useStyles = makeStyles({ until: { maxWidth: '12rem' } });

/** Another day than the usual one for this round. */
function Until({ overview }: { overview: StudentOverview }) {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(studentsText);
  const { api, at } = useApp();
  const [until, setUntil] = useState(overview.keptUntil);
  const save = useChange((day: string | null) =>
    api.put(at(`/placement-rounds/${overview.round.id}/students/keeping`), { until: day }),
  );
  return (
    <>
      <Field label={text.changeKeeping} className={styles.until}>
        <Input type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
      </Field>
      <Refused error={save.error} />
      <div className={panel.actions}>
        <Button
          disabled={until === '' || until === overview.keptUntil || save.isPending}
          onClick={() => save.mutate(until)}
        >
          {text.saveKeeping}
        </Button>
        <Button appearance="subtle" disabled={save.isPending} onClick={() => save.mutate(null)}>
          {text.usualKeeping}
        </Button>
      </div>
    </>
  );
}

/** What is kept of students and until when; erasing them earlier, and what was erased. */
export function Keeping({ overview }: { overview: StudentOverview }) {
  const text = useText(studentsText);
  const { api, at, language } = useApp();
  const [asking, ask] = useState(false);
  const erase = useChange(() => api.remove(at(`/placement-rounds/${overview.round.id}/students`)));
  const { boards, keptUntil, mayErase, erasures, registrationUntil } = overview;
  if (boards.length === 0 && erasures.length === 0) return null;
  return (
    <Section title={text.keeping}>
      {boards.length > 0 && <Text>{text.keptUntil(longDate(keptUntil, language))}</Text>}
      {overview.mayKeep && <Until key={keptUntil} overview={overview} />}
      {boards.length > 0 && !mayErase && <Text>{text.whileOpen}</Text>}
      {mayErase && (
        <div>
          <Button onClick={() => ask(true)}>{text.erase}</Button>
        </div>
      )}
      {erasures.map(({ at: when, byName, students, confirmed, declined }) => (
        <Text key={when}>
          {text.erased(shortMoment(toLocal(when), language), byName, students, confirmed, declined)}
        </Text>
      ))}
      {asking && (
        <ConfirmDialog
          title={text.eraseTitle}
          confirm={text.erase}
          busy={erase.isPending}
          error={erase.error}
          onConfirm={() => erase.mutate(undefined, { onSuccess: () => ask(false) })}
          onClose={() => ask(false)}
        >
          <Text>{text.eraseBody}</Text>
          {registrationUntil !== null && <Text>{text.eraseLinesStay(longDate(registrationUntil, language))}</Text>}
        </ConfirmDialog>
      )}
    </Section>
  );
}
