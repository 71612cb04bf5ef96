import { Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { RegisterQuery, StudentRegisterLine } from '../../../src/placements/schema-students.ts';
import { longDate } from '../../../src/text/format.ts';
import { studentRegisterText } from '../../../src/text/student-register.ts';
import { localDate } from '../../../src/time/local.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Section } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { RegisterField } from './register-field.tsx';

/** The privacy register of a round, per field; asked for only by who wants to see it. */
export function Register({ roundId, keptUntil }: { roundId: string; keptUntil: string }) {
  const panel = usePanelStyles();
  const text = useText(studentRegisterText);
  const [shown, show] = useState(false);
  if (!shown) {
    return (
      <div>
        <Button appearance="subtle" onClick={() => show(true)}>
          {text.show}
        </Button>
      </div>
    );
  }
  return (
    <Section title={text.title}>
      <Text>{text.help}</Text>
      <Lines key={keptUntil} roundId={roundId} keptUntil={keptUntil} />
      <div className={panel.actions}>
        <Download roundId={roundId} format="xlsx" />
        <Download roundId={roundId} format="csv" />
      </div>
    </Section>
  );
}

function Lines({ roundId, keptUntil }: { roundId: string; keptUntil: string }) {
  const { language } = useApp();
  const panel = usePanelStyles();
  const [changing, change] = useState<StudentRegisterLine | null>(null);
  const text = useText(studentRegisterText);
  const query = useRead<{ lines: StudentRegisterLine[] }>(`/placement-rounds/${roundId}/student-register`);
  const { columns } = text;
  return (
    <Loaded query={query} rows={6} height={32}>
      {({ lines }) => (
        <>
          <PlainTable
            caption={text.title}
            items={lines}
            keyOf={({ field }) => field}
            columns={[
              { heading: columns.field, cell: ({ name }) => name },
              { heading: columns.purpose, cell: ({ purpose }) => purpose },
              { heading: columns.ground, cell: ({ ground }) => ground },
              { heading: columns.seenBy, cell: ({ seenBy }) => seenBy },
              {
                heading: columns.until,
                cell: (line) => (
                  <span className={panel.lines}>
                    <Text>{line.until}</Text>
                    {line.decided && (
                      <Text size={200} className={panel.subtle}>
                        {text.decided(line.decided.by, longDate(localDate(line.decided.at), language))}
                      </Text>
                    )}
                    <span>
                      <Button size="small" aria-label={text.changeField(line.name)} onClick={() => change(line)}>
                        {text.change}
                      </Button>
                    </span>
                  </span>
                ),
              },
            ]}
          />
          {changing && (
            <RegisterField roundId={roundId} keptUntil={keptUntil} line={changing} onClose={() => change(null)} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Download({ roundId, format }: { roundId: string; format: RegisterQuery['format'] }) {
  const text = useText(studentRegisterText);
  const { api, at } = useApp();
  const fetchIt = useChange(() =>
    api.download(at(`/placement-rounds/${roundId}/student-register/file?format=${format}`), `${text.file}.${format}`),
  );
  return (
    <>
      <Button disabled={fetchIt.isPending} onClick={() => fetchIt.mutate(undefined)}>
        {format === 'xlsx' ? text.excel : text.csv}
      </Button>
      <Refused error={fetchIt.error} />
    </>
  );
}
