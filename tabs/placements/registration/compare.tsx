import { Button, Spinner, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { Comparison } from '../../../src/placements/schema-registration.ts';
import { differenceText } from '../../../src/text/registration.ts';
import { registrationText } from '../../../src/text/tabs/registration.ts';
import { DropArea } from '../../people/drop-area.tsx';
import { PlainTable } from '../../people/plain-table.tsx';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Refused } from '../../shell/states.tsx';

/** Holds a fresh list of OnStage against what would be registered. */
export function CompareWithList({ schoolYear }: { schoolYear: number }) {
  const text = useText(registrationText);
  const panel = usePanelStyles();
  const { api, at } = useApp();
  const compare = useMutation({
    mutationFn: (files: readonly File[]) =>
      api.uploadAll<Comparison>(at(`/registrations/${schoolYear}/compare`), files),
  });
  if (compare.isPending) {
    return <Spinner label={text.comparing} labelPosition="after" style={{ justifyContent: 'flex-start' }} />;
  }
  if (compare.data) return <Outcome found={compare.data} onAgain={() => compare.reset()} />;
  return (
    <div className={panel.stack}>
      <Text>{text.compareHelp}</Text>
      <DropArea onFiles={(files) => compare.mutate(files)} />
      <Refused error={compare.error} />
    </div>
  );
}

function Outcome({ found, onAgain }: { found: Comparison; onAgain: () => void }) {
  const text = useText(registrationText);
  const says = useText(differenceText);
  const panel = usePanelStyles();
  const { differences, rows, more } = found;
  const codes = [...new Set(differences.map(({ code }) => code))];
  return (
    <div className={panel.stack}>
      <Text role="status">
        {differences.length === 0 ? text.compareSame(rows) : text.compared(rows, differences.length + more)}
      </Text>
      {codes.map((code) => (
        <div key={code} className={panel.panel}>
          <Text as="h3" weight="semibold">{`${says[code].title}: ${found.counts[code] ?? 0}`}</Text>
          <Text>{says[code].todo}</Text>
          <PlainTable
            caption={says[code].title}
            items={differences.filter((line) => line.code === code)}
            keyOf={({ row, studentNumber, there }) => `${row} ${studentNumber} ${there}`}
            columns={[
              {
                heading: text.differenceColumns.where,
                cell: ({ studentNumber, row }) =>
                  [studentNumber, row !== null && text.inRow(row)].filter(Boolean).join(', '),
              },
              { heading: text.differenceColumns.here, cell: ({ here }) => here || '–' },
              { heading: text.differenceColumns.there, cell: ({ there }) => there || '–' },
            ]}
          />
        </div>
      ))}
      {more > 0 && <Text>{text.more(more)}</Text>}
      <div>
        <Button onClick={onAgain}>{text.again}</Button>
      </div>
    </div>
  );
}
