import { Field, MessageBar, MessageBarBody, Select, Text } from '@fluentui/react-components';
import type { RegistrationOverview } from '../../../src/placements/schema-registration.ts';
import { longDate, shortMoment } from '../../../src/text/format.ts';
import { schoolYearName } from '../../../src/text/placements.ts';
import { registrationText } from '../../../src/text/tabs/registration.ts';
import { toLocal } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { goTo } from '../../shell/location.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen, Section } from '../../shell/screen.tsx';
import type { ScreenProps } from '../../shell/screens.ts';
import { Empty } from '../../shell/states.tsx';
import { useRead } from '../../shell/use-api.ts';
import { CompareWithList } from './compare.tsx';
import { Effect } from './effect.tsx';
import { Findings } from './findings.tsx';
import { Freezing } from './freezing.tsx';
import { Looks } from './looks.tsx';
import { Scheme } from './scheme.tsx';

/** The registration of one school year for the subsidy; the subject is its first year. */
export default function RegistrationScreen({ subject }: ScreenProps) {
  const text = useText(registrationText);
  const query = useRead<RegistrationOverview>(`/registrations/${subject}`);
  return (
    <Screen title={text.title} back="/tab/plaatsing">
      <Loaded query={query} rows={5} height={64}>
        {(overview) => (
          <>
            <Head overview={overview} />
            {overview.effect && overview.placements > 0 && (
              <>
                <Section title={text.effect}>
                  <Effect overview={overview} effect={overview.effect} />
                </Section>
                <Section title={text.findings}>
                  <Findings overview={overview} />
                </Section>
                <Section title={text.compare}>
                  <CompareWithList schoolYear={overview.schoolYear} />
                </Section>
              </>
            )}
            {(overview.frozen.length > 0 || (overview.effect !== null && overview.placements > 0)) && (
              <Section title={text.freezing}>
                <Freezing overview={overview} />
              </Section>
            )}
            <Section title={text.scheme}>
              <Scheme overview={overview} />
            </Section>
            <Looks schoolYear={overview.schoolYear} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Head({ overview }: { overview: RegistrationOverview }) {
  const text = useText(registrationText);
  const panel = usePanelStyles();
  const { language } = useApp();
  const { schoolYear, years, countingDate, placements, byStanding, frozen, changedSince } = overview;
  const [last] = frozen;
  return (
    <div className={panel.stack}>
      <Field label={text.year} orientation="horizontal">
        <Select
          value={String(schoolYear)}
          onChange={(_, { value }) => goTo(`/tab/plaatsing/registratie/${value}`, { replace: true })}
        >
          {years.map((year) => (
            <option key={year} value={year}>
              {schoolYearName(year)}
            </option>
          ))}
        </Select>
      </Field>
      {countingDate === null && <Empty title={text.noScheme}>{text.noSchemeHelp}</Empty>}
      {countingDate !== null && placements === 0 && <Empty title={text.noStudents}>{text.noStudentsHelp}</Empty>}
      {countingDate !== null && placements > 0 && (
        <Text>
          {text.standing(byStanding.counts ?? 0, placements)} {text.countingDate(longDate(countingDate, language))}{' '}
          {last ? text.frozenNow(last.version, shortMoment(toLocal(last.frozenAt), language)) : text.notFrozen}
        </Text>
      )}
      {changedSince && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.changedSince}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
