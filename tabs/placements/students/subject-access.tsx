import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SubjectAccessBody } from '../../../src/placements/schema-students.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Section } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange } from '../../shell/use-api.ts';

const useStyles = makeStyles({ number: { maxWidth: '16rem', marginBottom: tokens.spacingVerticalS } });

/** Everything held about one student, to hand to that student. The number is sent along, and never stands in an address. */
export function SubjectAccess() {
  const styles = useStyles();
  const panel = usePanelStyles();
  const text = useText(studentsText);
  const { api, at } = useApp();
  const [studentNumber, setNumber] = useState('');
  const fetchIt = useChange((format: SubjectAccessBody['format']) =>
    api.download(at('/subject-access'), `inzage.${format}`, { studentNumber, format } satisfies SubjectAccessBody),
  );
  const busy = fetchIt.isPending || studentNumber.trim() === '';
  return (
    <Section title={text.access}>
      <Text>{text.accessHelp}</Text>
      <Field label={text.accessNumber} className={styles.number}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={studentNumber}
          onChange={(_, { value }) => setNumber(value)}
        />
      </Field>
      <Refused error={fetchIt.error} />
      <div className={panel.actions}>
        <Button disabled={busy} onClick={() => fetchIt.mutate('pdf')}>
          {text.accessPdf}
        </Button>
        <Button disabled={busy} onClick={() => fetchIt.mutate('json')}>
          {text.accessJson}
        </Button>
      </div>
    </Section>
  );
}
