import { Field, Input, makeStyles, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { RegisterFieldBody, StudentRegisterLine } from '../../../src/placements/schema-students.ts';
import { longDate } from '../../../src/text/format.ts';
import { studentRegisterText } from '../../../src/text/student-register.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { useChange } from '../../shell/use-api.ts';

const useStyles = makeStyles({ until: { maxWidth: '16rem' } });

interface RegisterFieldProps {
  roundId: string;
  /** Until when the round keeps its students, `YYYY-MM-DD`. */
  keptUntil: string;
  line: StudentRegisterLine;
  onClose: () => void;
}

/** Purpose and term of one field in one round; what is left empty is as usual. */
export function RegisterField({ roundId, keptUntil, line, onClose }: RegisterFieldProps) {
  const styles = useStyles();
  const text = useText(studentRegisterText);
  const { api, at, language } = useApp();
  const [purpose, setPurpose] = useState(line.decided?.purpose ?? '');
  const [until, setUntil] = useState(line.decided?.until ?? '');
  const save = useChange((body: RegisterFieldBody) =>
    api.put(at(`/placement-rounds/${roundId}/student-register/${line.field}`), body),
  );
  const submit = () =>
    save.mutate({ purpose: purpose.trim() === '' ? null : purpose, until: until || null }, { onSuccess: onClose });
  const day = longDate(keptUntil, language);
  return (
    <ConfirmDialog
      title={text.changeTitle(line.name)}
      confirm={text.changeSave}
      busy={save.isPending}
      error={save.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <Field label={text.changePurpose} hint={text.changePurposeHint}>
        <Textarea
          value={purpose}
          placeholder={line.decided?.purpose ? undefined : line.purpose}
          maxLength={300}
          onChange={(_, { value }) => setPurpose(value)}
        />
      </Field>
      {line.ownTerm ? (
        <Field label={text.changeUntil} hint={text.untilHint[line.ownTerm](day)} className={styles.until}>
          <Input type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
        </Field>
      ) : (
        <Text>{line.keptUntil === null ? text.untilHint.trail : text.untilHint.whole(day)}</Text>
      )}
    </ConfirmDialog>
  );
}
