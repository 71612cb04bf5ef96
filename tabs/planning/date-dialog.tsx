import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { PlannedDateView, YearPlanView } from '../../src/meetings/schema-year-plan.ts';
import { longSpan } from '../../src/text/format.ts';
import { shellText } from '../../src/text/tabs/shell.ts';
import { yearPlanScreenText } from '../../src/text/tabs/year-plan.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  move: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
});

interface DateDialogProps {
  plan: YearPlanView;
  date: PlannedDateView;
  onClose: () => void;
}

/** One date: when and why, and the means to lock it, let it go or put it elsewhere. */
export function DateDialog({ plan, date, onClose }: DateDialogProps) {
  const styles = useStyles();
  const text = useText(yearPlanScreenText);
  const shell = useText(shellText);
  const { api, at, language } = useApp();
  const path = at(`/year-plans/${plan.schoolYear}/dates/${date.bodyId}/${date.slot}`);
  const change = useChange((body: { locked: boolean; starts?: string }) => api.put<YearPlanView>(path, body));
  const changeable = plan.may.change && date.meetingId === null;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{date.bodyName}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text weight="semibold">{longSpan(date.starts, date.minutes, language)}</Text>
            <Text>
              {[date.place, text.states[date.state], date.before && text.before(date.before.bodyName)]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <div className={styles.words}>
              <Text weight="semibold">{text.why}</Text>
              {date.reason.split('; ').map((reason) => (
                <Text key={reason}>{reason}</Text>
              ))}
            </div>
            {changeable ? (
              <Move
                date={date}
                busy={change.isPending}
                onMove={(starts) => change.mutate({ locked: true, starts }, { onSuccess: onClose })}
              />
            ) : (
              date.meetingId !== null && <Text>{text.pushedHelp}</Text>
            )}
            <Refused error={change.error} />
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{shell.close}</Button>
            {changeable && (
              <Button
                appearance="primary"
                disabled={change.isPending}
                onClick={() => change.mutate({ locked: date.state !== 'locked' }, { onSuccess: onClose })}
              >
                {date.state === 'locked' ? text.release : text.lock}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Move({ date, busy, onMove }: { date: PlannedDateView; busy: boolean; onMove: (starts: string) => void }) {
  const styles = useStyles();
  const text = useText(yearPlanScreenText);
  const [day, setDay] = useState(date.starts.slice(0, 10));
  const [time, setTime] = useState(date.starts.slice(11));
  const starts = `${day}T${time}`;
  return (
    <>
      <Text size={200}>{text.lockHelp}</Text>
      <div className={styles.move}>
        <Field label={text.moveTo}>
          <Input type="date" value={day} onChange={(_, { value }) => setDay(value)} />
        </Field>
        <Field label={text.moveTime}>
          <Input type="time" value={time} onChange={(_, { value }) => setTime(value)} />
        </Field>
        <Button disabled={busy || !day || !time || starts === date.starts} onClick={() => onMove(starts)}>
          {text.move}
        </Button>
      </div>
    </>
  );
}
