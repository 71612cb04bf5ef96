import { Text } from '@fluentui/react-components';
import type { SchemeEffect } from '../../../src/placements/rules/registration/scheme.ts';
import type { RegistrationOverview } from '../../../src/placements/schema-registration.ts';
import { euros } from '../../../src/text/registration.ts';
import { registrationText } from '../../../src/text/tabs/registration.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useApp, useText } from '../../shell/app-context.ts';
import { usePanelStyles } from '../../shell/panel.ts';

/** Students and euros per onderwijsregio, what is missed, and how last year was. */
export function Effect({ overview, effect }: { overview: RegistrationOverview; effect: SchemeEffect }) {
  const text = useText(registrationText);
  const panel = usePanelStyles();
  const { language } = useApp();
  const { lastYear } = overview;
  const say = (cents: number) => euros(cents, language);
  return (
    <div className={panel.panel}>
      <PlainTable
        caption={text.effect}
        items={effect.regions}
        keyOf={({ region }) => region ?? '-'}
        columns={[
          { heading: text.regionColumns.region, cell: ({ region }) => region ?? text.noRegion },
          { heading: text.regionColumns.students, cell: ({ students }) => students },
          { heading: text.regionColumns.euros, cell: ({ cents }) => say(cents) },
          {
            heading: text.regionColumns.missing,
            cell: ({ missing, lostCents }) => (missing === 0 ? text.enough : text.short(missing, say(lostCents))),
          },
        ]}
      />
      <Text weight="semibold">{text.total(say(effect.cents))}</Text>
      {effect.lostCents > 0 && <Text>{text.lost(say(effect.lostCents))}</Text>}
      {lastYear && (
        <Text>
          {text.lastYear(lastYear.stayed, lastYear.joined, lastYear.left, lastYear.moved)}{' '}
          {text.lastYearEuros(lastYear.effect.students, say(lastYear.effect.cents))}
        </Text>
      )}
    </div>
  );
}
