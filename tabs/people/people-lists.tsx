import { Button, Input, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  ArrowUploadRegular,
  EditRegular,
  SearchRegular,
  SettingsRegular,
} from '@fluentui/react-icons';
import { useDeferredValue } from 'react';
import type { BoardListItem, BodyListItem, Paged, PersonListItem } from '../../src/people/schema.ts';
import { bodyChangeScreenText } from '../../src/text/tabs/body-change.ts';
import { peopleText } from '../../src/text/tabs/people.ts';
import { useText } from '../shell/app-context.ts';
import { goTo, useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen } from '../shell/screen.tsx';
import { Empty, Refused } from '../shell/states.tsx';
import { useRead } from '../shell/use-api.ts';
import { useDownload } from '../shell/use-download.ts';
import { BoardTable } from './board-table.tsx';
import { BodyList } from './body-list.tsx';
import { TemplateButton } from './downloads.tsx';
import { Pages } from './pages.tsx';
import { usePersonChange } from './person-dialog.tsx';
import { PersonTable } from './person-table.tsx';

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '32rem' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

const LISTS = ['bodies', 'boards', 'persons'] as const;
type ListName = (typeof LISTS)[number];
const ADDRESS: Record<ListName, string> = { bodies: '', boards: 'besturen', persons: 'personen' };

/** Who takes part: bodies with their seats, boards, people. The list and the search stand in the address. */
export function PeopleLists() {
  const styles = useStyles();
  const text = useText(peopleText);
  const [address, setAddress] = useFilter('lijst');
  const [search, setSearch] = useFilter('zoek');
  const [, setPage] = useFilter('blad');
  const list = LISTS.find((name) => ADDRESS[name] === address) ?? 'bodies';
  return (
    <Screen title={text.title} actions={<Actions />}>
      <TabList
        selectedValue={list}
        onTabSelect={(_, { value }) => {
          setPage('');
          setAddress(ADDRESS[value as ListName]);
        }}
      >
        {LISTS.map((name) => (
          <Tab key={name} value={name}>
            {text.lists[name]}
          </Tab>
        ))}
      </TabList>
      <Input
        className={styles.search}
        type="search"
        contentBefore={<SearchRegular />}
        aria-label={text.search}
        placeholder={text.search}
        value={search}
        onChange={(_, { value }) => {
          setPage('');
          setSearch(value);
        }}
      />
      <CurrentList list={list} search={search} />
    </Screen>
  );
}

function Actions() {
  const text = useText(peopleText);
  const changes = useText(bodyChangeScreenText);
  const roster = useDownload('/roster/export', 'deelnemerslijst.xlsx');
  return (
    <>
      <Button appearance="primary" icon={<ArrowUploadRegular />} onClick={() => goTo('/tab/deelnemers/upload')}>
        {text.upload}
      </Button>
      <Button icon={<ArrowDownloadRegular />} disabled={roster.isPending} onClick={() => roster.mutate()}>
        {text.download}
      </Button>
      <Button appearance="subtle" icon={<EditRegular />} onClick={() => goTo('/tab/deelnemers/overleggen')}>
        {changes.open}
      </Button>
      <SettingsButton />
      <Refused error={roster.error} />
    </>
  );
}

/** Only the programmaleider may see the settings; the service says so when it is asked. */
function SettingsButton() {
  const text = useText(peopleText);
  const settings = useRead('/settings');
  if (!settings.data) return null;
  return (
    <Button appearance="subtle" icon={<SettingsRegular />} onClick={() => goTo('/tab/deelnemers/instellingen')}>
      {text.settings}
    </Button>
  );
}

function CurrentList({ list, search }: { list: ListName; search: string }) {
  const styles = useStyles();
  // Typing stays quick while the list behind it is fetched.
  const sought = useDeferredValue(search);
  return (
    <div className={styles.list}>
      {list === 'bodies' && <Bodies search={sought} />}
      {list === 'boards' && <Boards search={sought} />}
      {list === 'persons' && <Persons search={sought} />}
    </div>
  );
}

function Bodies({ search }: { search: string }) {
  const query = useRead<{ items: BodyListItem[] }>(`/bodies?search=${encodeURIComponent(search)}`);
  return (
    <Loaded query={query} rows={6} height={56}>
      {({ items }) =>
        items.length === 0 ? <Nothing search={search} /> : <BodyList bodies={items} open={search !== ''} />
      }
    </Loaded>
  );
}

function Boards({ search }: { search: string }) {
  const [page, setPage] = usePage();
  const query = useRead<Paged<BoardListItem>>(`/boards?search=${encodeURIComponent(search)}&page=${page}`);
  return (
    <Loaded query={query} rows={8} height={44}>
      {(found) =>
        found.total === 0 ? (
          <Nothing search={search} />
        ) : (
          <>
            <BoardTable boards={found.items} />
            <Pages paged={found} onPage={setPage} />
          </>
        )
      }
    </Loaded>
  );
}

function Persons({ search }: { search: string }) {
  const [page, setPage] = usePage();
  const query = useRead<Paged<PersonListItem>>(`/persons?search=${encodeURIComponent(search)}&page=${page}`);
  const { change, shown } = usePersonChange();
  return (
    <>
      {shown}
      <Loaded query={query} rows={8} height={44}>
        {(found) =>
          found.total === 0 ? (
            <Nothing search={search} />
          ) : (
            <>
              <PersonTable persons={found.items} onChange={change} />
              <Pages paged={found} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function usePage(): [number, (page: number) => void] {
  const [page, setPage] = useFilter('blad');
  return [Math.max(1, Math.trunc(Number(page)) || 1), (next) => setPage(next === 1 ? '' : String(next))];
}

function Nothing({ search }: { search: string }) {
  const text = useText(peopleText);
  if (search !== '') return <Empty title={text.nothingFound(search)}>{text.nothingFoundHelp}</Empty>;
  return (
    <Empty title={text.empty} action={<TemplateButton />}>
      {text.emptyHelp}
    </Empty>
  );
}
