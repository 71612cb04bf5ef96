import { Button, Text } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { DropArea } from '../people/drop-area.tsx';
import { PlainTable } from '../people/plain-table.tsx';
import { Refused } from '../shell/states.tsx';
import { useDownload } from '../shell/use-download.ts';

interface ChooseFileProps {
  text: { intro: string; example: string };
  /** Where an example file comes from, and what it is called. */
  example: { path: string; name: string };
  /** Why the last file could not be looked at. */
  error: Error | null;
  onFiles: (files: readonly File[]) => void;
}

/** The first step of reading in a list: choose a file, or take an example to fill in. */
export function ChooseFile({ text, example, error, onFiles }: ChooseFileProps) {
  const download = useDownload(example.path, example.name);
  return (
    <>
      <Text>{text.intro}</Text>
      <DropArea onFiles={onFiles} />
      <Refused error={error ?? download.error} />
      <div>
        <Button icon={<ArrowDownloadRegular />} disabled={download.isPending} onClick={() => download.mutate()}>
          {text.example}
        </Button>
      </div>
    </>
  );
}

interface Fault {
  row: number | null;
  column: string | null;
  text: string;
}

interface FaultTableProps {
  caption: string;
  text: {
    file: string;
    row: (row: number) => string;
    place: (row: number, column: string) => string;
  };
  columns: { place: string; text: string };
  faults: readonly Fault[];
}

/** What is wrong with a file, and where: the whole file, a row, or one cell. */
export function FaultTable({ caption, text, columns, faults }: FaultTableProps) {
  const place = ({ row, column }: Fault) => {
    if (row === null) return text.file;
    return column === null ? text.row(row) : text.place(row, column);
  };
  return (
    <PlainTable
      caption={caption}
      items={faults}
      keyOf={({ row, column, text: said }) => `${row} ${column} ${said}`}
      columns={[
        { heading: columns.place, cell: place },
        { heading: columns.text, cell: ({ text: said }) => said },
      ]}
    />
  );
}
