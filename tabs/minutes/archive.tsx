import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ArchiveList } from '../../src/archive/schema.ts';
import { plainName } from '../../src/documents/document.ts';
import { archiveText } from '../../src/text/archive.ts';
import { useText } from '../shell/app-context.ts';
import { Section } from '../shell/screen.tsx';
import { Refused } from '../shell/states.tsx';
import { useDownload } from '../shell/use-download.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
});

/** Saves all that is kept of one body and year; `body` undefined: none is chosen yet. */
export function Archive({ body }: { body: ArchiveList['bodies'][number] | undefined }) {
  const text = useText(archiveText);
  return (
    <Section title={text.heading}>
      <Text>{text.help}</Text>
      {body ? <ArchiveOf key={body.bodyId} body={body} /> : <Text>{text.chooseBody}</Text>}
    </Section>
  );
}

function ArchiveOf({ body }: { body: ArchiveList['bodies'][number] }) {
  const styles = useStyles();
  const text = useText(archiveText);
  const [year, setYear] = useState(body.years[0] ?? 0);
  const words = text.fileWords(body.name, year);
  const download = useDownload(`/archives/${body.bodyId}/${year}`, `${plainName(words, 'archief')}.zip`);
  return (
    <>
      <div className={styles.row}>
        <Field label={text.year}>
          <Select value={String(year)} onChange={(_event, { value }) => setYear(Number(value))}>
            {body.years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          icon={<ArrowDownloadRegular />}
          disabledFocusable={download.isPending}
          onClick={() => download.mutate()}
        >
          {download.isPending ? text.busy : text.save}
        </Button>
      </div>
      <Refused error={download.error} />
    </>
  );
}
