import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DemandPreview } from '../../src/placements/schema-demand.ts';
import { demandText } from '../../src/text/demand.ts';
import { PlainTable } from '../people/plain-table.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import { ChooseFile, FaultTable } from './choose-file.tsx';

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** The demand of the institute from a file: what is wrong with it, or else what it changes, and saving that. */
export default function DemandImport({ roundId }: { roundId: string }) {
  const styles = useStyles();
  const text = useText(demandText);
  const { api, at } = useApp();
  const path = `/placement-rounds/${roundId}/demand-import`;
  const [files, setFiles] = useState<readonly File[]>([]);
  const check = useMutation({
    mutationFn: (chosen: readonly File[]) => api.uploadAll<DemandPreview>(at(path), chosen),
  });
  const save = useChange((seen: string) => api.uploadAll<DemandPreview>(at(`${path}?seen=${seen}`), files));
  const again = () => {
    check.reset();
    save.reset();
  };
  if (check.isPending) {
    return <Spinner label={text.checking} labelPosition="after" style={{ justifyContent: 'flex-start' }} />;
  }
  const preview = save.data ?? check.data;
  if (!preview) {
    return (
      <div className={styles.steps}>
        <ChooseFile
          text={text}
          example={{ path: `/placement-rounds/${roundId}/demand-example`, name: 'voorbeeld-vraag.xlsx' }}
          error={check.error}
          onFiles={(chosen) => {
            setFiles(chosen);
            check.mutate(chosen);
          }}
        />
      </div>
    );
  }
  const { seen } = preview;
  return (
    <div className={styles.steps}>
      {preview.faults.length > 0 ? <Faults preview={preview} /> : <Changes preview={preview} />}
      <Refused error={save.error} />
      <div className={styles.row}>
        {seen !== null && (
          <Button appearance="primary" disabled={save.isPending} onClick={() => save.mutate(seen)}>
            {text.save}
          </Button>
        )}
        <Button disabled={save.isPending} onClick={again}>
          {text.again}
        </Button>
      </div>
    </div>
  );
}

function Faults({ preview }: { preview: DemandPreview }) {
  const text = useText(demandText);
  return (
    <>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{text.faultTitle}</MessageBarTitle> {text.faults}
        </MessageBarBody>
      </MessageBar>
      <FaultTable caption={text.faultTitle} text={text} columns={text.columns} faults={preview.faults} />
    </>
  );
}

function Changes({ preview }: { preview: DemandPreview }) {
  const text = useText(demandText);
  const number = (students: number | null) => students ?? text.unknown;
  return (
    <>
      {preview.saved && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{text.saved}</MessageBarBody>
        </MessageBar>
      )}
      {preview.changes.length === 0 ? (
        <Text>{text.none}</Text>
      ) : (
        <PlainTable
          caption={text.changes}
          items={preview.changes}
          keyOf={({ variant, kring, region }) => `${variant} ${kring} ${region}`}
          columns={[
            { heading: text.changeColumns.variant, cell: ({ variant }) => variant },
            { heading: text.changeColumns.kring, cell: ({ kring, region }) => kring ?? region ?? text.whole },
            { heading: text.changeColumns.before, cell: ({ before }) => number(before) },
            { heading: text.changeColumns.after, cell: ({ after }) => number(after) },
          ]}
        />
      )}
      {preview.same > 0 && <Text size={200}>{text.same(preview.same)}</Text>}
      {preview.otherPeriod > 0 && <Text size={200}>{text.otherPeriod(preview.otherPeriod)}</Text>}
    </>
  );
}
