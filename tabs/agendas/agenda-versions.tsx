import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AgendaVersionView } from '../../src/agendas/schema.ts';
import { longDate } from '../../src/text/format.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { localDate } from '../../src/time/local.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Section } from '../shell/screen.tsx';
import { useRead } from '../shell/use-api.ts';

const useStyles = makeStyles({
  changes: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/** What went out before, newest first, with what each version changed. */
export function AgendaVersions({ meetingId }: { meetingId: string }) {
  const styles = useStyles();
  const text = useText(agendaText);
  const { language } = useApp();
  const versions = useRead<{ versions: AgendaVersionView[] }>(`/meetings/${meetingId}/agenda/versions`);
  return (
    <Section title={text.versions}>
      <Loaded query={versions} rows={1} height={40}>
        {(data) =>
          data.versions.map(({ version, circulatedAt, byName, changes }) => (
            <div key={version}>
              <Text weight="semibold">
                {text.version(version, longDate(localDate(circulatedAt), language), byName ?? text.service)}
              </Text>
              <ul className={styles.changes}>
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </div>
          ))
        }
      </Loaded>
    </Section>
  );
}
