import { Badge, Input, makeStyles, ProgressBar, Text } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import type { CampaignLine } from '../../../src/reminders/schema-progress.ts';
import { longDate } from '../../../src/text/format.ts';
import { progressText } from '../../../src/text/progress.ts';
import { toLocal } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { useFilter } from '../../shell/location.ts';
import { usePanelStyles } from '../../shell/panel.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen } from '../../shell/screen.tsx';
import { Empty } from '../../shell/states.tsx';
import { To } from '../../shell/to.tsx';
import { useRead } from '../../shell/use-api.ts';
import { VirtualList } from '../../shell/virtual-list.tsx';
import { matcher } from '../search-words.ts';
import { campaignAddress } from './campaign-address.ts';

const useStyles = makeStyles({ search: { width: '100%', maxWidth: '32rem' }, row: { paddingBottom: '12px' } });

/** Every question that was put, with how far it is. */
export default function CampaignsScreen() {
  const text = useText(progressText);
  const styles = useStyles();
  const found = useRead<{ campaigns: CampaignLine[] }>('/campaigns', { refetchEvery: 30_000 });
  const [search, setSearch] = useFilter('zoek');
  const fits = matcher(search);
  return (
    <Screen title={text.title} back="/tab/programma">
      <Text>{text.intro}</Text>
      <Input
        className={styles.search}
        type="search"
        contentBefore={<SearchRegular />}
        aria-label={text.search}
        placeholder={text.search}
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      <Loaded query={found} rows={5} height={84}>
        {({ campaigns }) =>
          campaigns.length === 0 ? (
            <Empty title={text.none}>{text.noneHelp}</Empty>
          ) : (
            <VirtualList
              items={campaigns.filter(({ title, bodyName }) => fits(title, bodyName))}
              keyOf={({ ref }) => campaignAddress(ref)}
              rowHeight={104}
              row={(line) => <Line line={line} />}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Line({ line }: { line: CampaignLine }) {
  const text = useText(progressText);
  const panel = usePanelStyles();
  const styles = useStyles();
  const { language } = useApp();
  const standing = text.standing(line.answered, line.asked);
  const until = text.until(longDate(toLocal(line.dueAt), language));
  return (
    <div className={styles.row}>
      <article className={panel.panel}>
        <div className={panel.row}>
          <div className={panel.words}>
            <To address={campaignAddress(line.ref)}>
              <Text weight="semibold">{line.title}</Text>
            </To>
            <Text size={200} className={panel.subtle}>
              {[line.bodyName, standing, until].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <Badge appearance="tint" color={line.open > 0 ? 'brand' : 'informative'}>
            {line.open > 0 ? text.running : text.over}
          </Badge>
        </div>
        <ProgressBar
          value={line.asked === 0 ? 0 : line.answered / line.asked}
          thickness="large"
          aria-label={`${line.title}: ${standing}`}
        />
      </article>
    </div>
  );
}
