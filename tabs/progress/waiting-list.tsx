import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { OpenDebtor, OpenSubject, Selection } from '../../src/reminders/schema.ts';
import { list } from '../../src/text/format.ts';
import { programmeText } from '../../src/text/tabs/programme.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePanelStyles } from '../shell/panel.ts';
import { VirtualList } from '../shell/virtual-list.tsx';
import { RemindDialog } from './remind-dialog.tsx';

/** Every open question with who has not answered it; names on request, a reminder one click away. */
export function WaitingList({ subjects }: { subjects: OpenSubject[] }) {
  const styles = usePanelStyles();
  const text = useText(programmeText);
  const [reminding, remind] = useState<Selection | null>(null);
  const waiting = subjects.filter(({ open }) => open.length > 0);
  if (waiting.length === 0) return <Text>{text.nobodyWaiting}</Text>;
  return (
    <div className={styles.stack}>
      {waiting.map((subject) => (
        <Subject key={subject.topic} subject={subject} onRemind={() => remind(subject.selection)} />
      ))}
      {waiting.length > 1 && (
        <div>
          <Button appearance="subtle" onClick={() => remind({})}>
            {text.remindAll}
          </Button>
        </div>
      )}
      {reminding && <RemindDialog selection={reminding} onClose={() => remind(null)} />}
    </div>
  );
}

function Subject({ subject, onRemind }: { subject: OpenSubject; onRemind: () => void }) {
  const styles = usePanelStyles();
  const text = useText(programmeText);
  const [names, showNames] = useState(false);
  return (
    <article className={styles.panel}>
      <div className={styles.lines}>
        <Text weight="semibold">{subject.title}</Text>
        <Text size={200} className={styles.subtle}>
          {[subject.bodyName, text.open(subject.open.length, subject.asked)].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <div className={styles.actions}>
        <Button aria-label={text.remindAbout(subject.title)} onClick={onRemind}>
          {text.remind}
        </Button>
        <Button appearance="subtle" aria-expanded={names} onClick={() => showNames(!names)}>
          {names ? text.hideNames : text.showNames}
        </Button>
      </div>
      {names && (
        <VirtualList
          items={subject.open}
          keyOf={({ obligationId }) => obligationId}
          rowHeight={44}
          row={(debtor) => <Debtor debtor={debtor} />}
        />
      )}
    </article>
  );
}

function Debtor({ debtor }: { debtor: OpenDebtor }) {
  const styles = usePanelStyles();
  const text = useText(programmeText);
  const { language } = useApp();
  const names = debtor.people.map(({ name }) => name);
  return (
    <div className={styles.lines}>
      <Text>{names.length > 0 ? list(names, language) : text.nobodyToAsk}</Text>
      <Text size={200} className={styles.subtle}>
        {[debtor.label, debtor.kringName, text.askedBefore(debtor.timesAsked)].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}
