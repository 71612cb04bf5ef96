import { Badge, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { clockTime } from '../../src/text/format.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { myMeetingsText } from '../../src/text/tabs/meetings.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { goTo } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { useRead } from '../shell/use-api.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  item: { display: 'grid', gridTemplateColumns: '4rem minmax(0, 1fr)', gap: tokens.spacingHorizontalS },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  what: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** The agenda as a short list, with what I present myself marked. */
export function AgendaGlance({ meetingId }: { meetingId: string }) {
  const text = useText(myMeetingsText);
  const agenda = useRead<AgendaView>(`/meetings/${meetingId}/agenda`);
  const address = `/tab/agenda/${meetingId}`;
  return (
    <Loaded query={agenda} rows={3} height={20}>
      {(view) => (
        <>
          {view.items.length === 0 ? <Text>{text.noAgenda}</Text> : <Items view={view} />}
          {(view.items.length > 0 || view.may.save) && (
            <Link
              href={address}
              onClick={(event) => {
                event.preventDefault();
                goTo(address);
              }}
            >
              {text.openAgenda}
            </Link>
          )}
        </>
      )}
    </Loaded>
  );
}

function Items({ view }: { view: AgendaView }) {
  const styles = useStyles();
  const text = useText(myMeetingsText);
  const kinds = useText(agendaText).kinds;
  const { language, partnership } = useApp();
  return (
    <ol className={styles.list}>
      {view.items.map((item) => (
        <li key={item.id} className={styles.item}>
          <Text className={styles.time}>{clockTime(item.startsAt, language)}</Text>
          <div className={styles.what}>
            <Text>{item.title}</Text>
            <Text size={200} className={styles.subtle}>
              {[kinds[item.kind], item.presenter].filter(Boolean).join(' · ')}
            </Text>
            {item.presenterId === partnership.personId && (
              <Badge appearance="tint" color="brand">
                {text.yourItem}
              </Badge>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
