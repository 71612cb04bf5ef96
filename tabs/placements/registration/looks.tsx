import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { RegistrationLook } from '../../../src/placements/schema-registration.ts';
import { shortMoment } from '../../../src/text/format.ts';
import { registrationText } from '../../../src/text/tabs/registration.ts';
import { toLocal } from '../../../src/time/local.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useApp, useText } from '../../shell/app-context.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Section } from '../../shell/screen.tsx';
import { useRead } from '../../shell/use-api.ts';

/** The audit log, asked for only by who wants to see it. */
export function Looks({ schoolYear }: { schoolYear: number }) {
  const text = useText(registrationText);
  const { language } = useApp();
  const [shown, show] = useState(false);
  const query = useRead<{ looks: RegistrationLook[] }>(`/registrations/${schoolYear}/looks`, { enabled: shown });
  if (!shown) {
    return (
      <div>
        <Button appearance="subtle" onClick={() => show(true)}>
          {text.showLooks}
        </Button>
      </div>
    );
  }
  return (
    <Section title={text.looks}>
      <Loaded query={query} rows={3} height={32}>
        {({ looks }) =>
          looks.length === 0 ? (
            <p>{text.noLooks}</p>
          ) : (
            <PlainTable
              caption={text.looks}
              items={looks}
              keyOf={({ id }) => id}
              columns={[
                { heading: text.lookColumns.when, cell: ({ at }) => shortMoment(toLocal(at), language) },
                { heading: text.lookColumns.who, cell: ({ person }) => person },
                {
                  heading: text.lookColumns.what,
                  cell: ({ what, format }) => {
                    if (format !== null) return text.lookedFormat(text.looked[what], format);
                    return what === 'export' ? text.lookedOne : text.looked[what];
                  },
                },
                { heading: text.lookColumns.students, cell: ({ students }) => students },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
