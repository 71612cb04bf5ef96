import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { StudentOverview } from '../../../src/placements/schema-students.ts';
import { longDate, shortMoment } from '../../../src/text/format.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { toLocal } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { Section } from '../../shell/screen.tsx';
import { useChange } from '../../shell/use-api.ts';

/** What is kept of students and until when; erasing them earlier, and what was erased. */
export function Keeping({ overview }: { overview: StudentOverview }) {
  const text = useText(studentsText);
  const { api, at, language } = useApp();
  const [asking, ask] = useState(false);
  const erase = useChange(() => api.remove(at(`/placement-rounds/${overview.round.id}/students`)));
  const { boards, keptUntil, mayErase, erasures } = overview;
  if (boards.length === 0 && erasures.length === 0) return null;
  return (
    <Section title={text.keeping}>
      {boards.length > 0 && <Text>{text.keptUntil(longDate(keptUntil, language))}</Text>}
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
          {text.eraseBody}
        </ConfirmDialog>
      )}
    </Section>
  );
}
