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
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DemandPreview } from '../../src/placements/schema-demand.ts';
import { demandText } from '../../src/text/demand.ts';
import { DropArea } from '../people/drop-area.tsx';
import { PlainTable } from '../people/plain-table.tsx';
import { useApp, useText } from '../shell/app-context.ts';
import { Refused } from '../shell/states.tsx';
import { useChange } from '../shell/use-api.ts';
import { useDownload } from '../shell/use-download.ts';

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
  const example = useDownload(`/placement-rounds/${roundId}/demand-example`, 'voorbeeld-vraag.xlsx');
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
        <Text>{text.intro}</Text>
        <DropArea
          onFiles={(chosen) => {
            setFiles(chosen);
            check.mutate(chosen);
          }}
        />
        <Refused error={check.error ?? example.error} />
        <div>
          <Button icon={<ArrowDownloadRegular />} disabled={example.isPending} onClick={() => example.mutate()}>
            {text.example}
          </Button>
        </div>
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
  const placeOf = (row: number | null, column: string | null) => {
    if (row === null) return text.file;
    return column === null ? text.row(row) : text.place(row, column);
  };
  return (
    <>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{text.faultTitle}</MessageBarTitle> {text.faults}
        </MessageBarBody>
      </MessageBar>
      <PlainTable
        caption={text.faultTitle}
        items={preview.faults}
        keyOf={({ row, column, text: said }) => `${row} ${column} ${said}`}
        columns={[
          { heading: text.columns.place, cell: ({ row, column }) => placeOf(row, column) },
          { heading: text.columns.text, cell: ({ text: said }) => said },
        ]}
      />
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
          keyOf={({ variant, kring }) => `${variant} ${kring}`}
          columns={[
            { heading: text.changeColumns.variant, cell: ({ variant }) => variant },
            { heading: text.changeColumns.kring, cell: ({ kring }) => kring ?? text.whole },
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
