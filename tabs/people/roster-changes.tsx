import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Tab,
  TabList,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type RosterChange,
  type RosterCounts,
  type RosterPreview,
} from '../../src/people/schema.ts';
import { partNames } from '../../src/text/people.ts';
import { rosterText } from '../../src/text/tabs/people.ts';
import { useText } from '../shell/app-context.ts';
import { VirtualList } from '../shell/virtual-list.tsx';
import { Notes } from './notes.tsx';

const useStyles = makeStyles({
  changes: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0 },
  counts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0 },
  count: { display: 'flex', columnGap: tokens.spacingHorizontalM },
  plain: { margin: 0 },
  part: { flex: '0 0 9rem', color: tokens.colorNeutralForeground2 },
  what: { display: 'flex', flexDirection: 'column', flex: '1 1 16rem', minWidth: 0 },
  field: { color: tokens.colorNeutralForeground2 },
});

/** What an import would do: first how much on each sheet, then line by line. */
export function RosterChanges({ preview, actions }: { preview: RosterPreview; actions: ReactNode }) {
  const styles = useStyles();
  const text = useText(rosterText);
  if (preview.changes.length === 0) {
    return (
      <div className={styles.changes}>
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            <MessageBarTitle>{text.same}</MessageBarTitle> {text.sameHelp}
          </MessageBarBody>
        </MessageBar>
        {actions}
        <Notes notes={preview.notes} />
      </div>
    );
  }
  return (
    <div className={styles.changes}>
      <Title3 as="h2" className={styles.title}>
        {text.changes(preview.changes.length)}
      </Title3>
      <Counts counts={preview.counts} />
      <Notes notes={preview.notes} />
      {actions}
      <ChangeTabs changes={preview.changes} />
    </div>
  );
}

/** How much changes of each kind of record that the file has, or that ends. */
function Counts({ counts }: { counts: readonly RosterCounts[] }) {
  const styles = useStyles();
  const text = useText(rosterText);
  const names = useText(partNames);
  return (
    <dl className={styles.counts}>
      {counts
        .filter((count) => count.rows + count.ended > 0)
        .map((count) => (
          <div key={count.part} className={styles.count}>
            <dt className={styles.part}>{names[count.part]}</dt>
            <dd className={styles.plain}>
              {text.counted(
                count.rows,
                CHANGE_KINDS.filter((kind) => count[kind] > 0).map((kind) => text.count[kind](count[kind])),
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function ChangeTabs({ changes }: { changes: readonly RosterChange[] }) {
  const styles = useStyles();
  const text = useText(rosterText);
  const names = useText(partNames);
  const kinds = CHANGE_KINDS.filter((kind) => kind !== 'returned' || changes.some(({ change }) => change === kind));
  const [chosen, setChosen] = useState<ChangeKind>(() => changes[0]?.change ?? 'added');
  const shown = changes.filter(({ change }) => change === chosen).map((change, at) => ({ ...change, at }));
  return (
    <>
      <TabList selectedValue={chosen} onTabSelect={(_, { value }) => setChosen(value as ChangeKind)}>
        {kinds.map((kind) => (
          <Tab key={kind} value={kind}>
            {`${text.kinds[kind]} (${changes.filter(({ change }) => change === kind).length})`}
          </Tab>
        ))}
      </TabList>
      {chosen === 'ended' && shown.length > 0 && <Text>{text.endedHelp}</Text>}
      {shown.length === 0 ? (
        <Text>{text.nothing[chosen]}</Text>
      ) : (
        <VirtualList
          key={chosen}
          items={shown}
          keyOf={({ at }) => String(at)}
          rowHeight={38}
          row={(change) => (
            <div className={styles.line}>
              <span className={styles.part}>{names[change.part]}</span>
              <span className={styles.what}>
                <span>{change.name}</span>
                {change.fields.map(({ heading, before, after }) => (
                  <span key={heading} className={styles.field}>
                    {text.from(heading, before, after)}
                  </span>
                ))}
              </span>
            </div>
          )}
        />
      )}
    </>
  );
}
