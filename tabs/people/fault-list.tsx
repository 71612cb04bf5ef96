import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RosterFault, RosterPreview } from '../../src/people/schema.ts';
import { faultPlace } from '../../src/text/people.ts';
import { rosterText } from '../../src/text/tabs/people.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Notes } from './notes.tsx';
import { PlainTable } from './plain-table.tsx';

const useStyles = makeStyles({
  faults: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

interface FaultListProps {
  preview: Pick<RosterPreview, 'faults' | 'moreFaults' | 'notes'>;
  actions?: ReactNode;
}

/** What is wrong with a file, place by place, in the order of the file. */
export function FaultList({ preview, actions }: FaultListProps) {
  const styles = useStyles();
  const { language } = useApp();
  const text = useText(rosterText);
  const numbered = preview.faults.map((fault, at) => ({ ...fault, at }));
  return (
    <div className={styles.faults}>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{text.faults(preview.faults.length + preview.moreFaults)}</MessageBarTitle> {text.faultsHelp}
        </MessageBarBody>
      </MessageBar>
      {actions}
      <PlainTable<RosterFault & { at: number }>
        caption={text.faults(preview.faults.length)}
        items={numbered}
        keyOf={(fault) => String(fault.at)}
        columns={[
          { heading: text.faultColumns.place, cell: (fault) => faultPlace(fault, language) },
          { heading: text.faultColumns.text, cell: (fault) => fault.text },
        ]}
      />
      {preview.moreFaults > 0 && <Text>{text.moreFaults(preview.moreFaults)}</Text>}
      <Notes notes={preview.notes} />
    </div>
  );
}
