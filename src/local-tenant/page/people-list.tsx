import {
  Button,
  Caption1,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  SearchBox,
  Spinner,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular, DismissRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useMemo, useState } from 'react';
import type { Person } from './api.ts';
import { PersonButton } from './person-button.tsx';
import { Dot } from './widgets.tsx';

/** A group shows this many people until one asks for all: hundreds of rows make every click slow. */
const SHOWN_AT_FIRST = 40;
/** Groups of at most this many people are open from the start. */
const OPEN_UP_TO = 12;

const useStyles = makeStyles({
  list: { height: '100%', display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)' },
  tools: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
  },
  search: { maxWidth: 'none', width: '100%' },
  scroll: { overflowY: 'auto', padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXL}` },
  heading: { margin: 0, position: 'sticky', top: 0, zIndex: 1, backgroundColor: tokens.colorNeutralBackground3 },
  toggle: { width: '100%', justifyContent: 'flex-start', paddingLeft: tokens.spacingHorizontalXS, minWidth: 0 },
  name: { flexGrow: 1, textAlign: 'left' },
  count: { color: tokens.colorNeutralForeground3, marginRight: tokens.spacingHorizontalS },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  none: { padding: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground3 },
  drawer: { backgroundColor: tokens.colorNeutralBackground3 },
  drawerBody: { paddingLeft: 0, paddingRight: 0 },
});

interface ListProps {
  people: Person[] | undefined;
  chosen: string | null;
  onChoose: (id: string) => void;
}

/** Everybody, by role; with a search, and a switch for only those where something waits. */
export function PeopleList({ people, chosen, onChoose }: ListProps) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const [onlyWaiting, setOnlyWaiting] = useState(false);
  const groups = useMemo(() => grouped(people ?? [], search, onlyWaiting), [people, search, onlyWaiting]);
  const narrowed = search !== '' || onlyWaiting;
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        <SearchBox
          className={styles.search}
          placeholder="Zoek op naam, rol of organisatie"
          aria-label="Zoek een persoon"
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
        />
        <Switch
          label="Alleen waar iets wacht"
          checked={onlyWaiting}
          onChange={(_e, { checked }) => setOnlyWaiting(checked)}
        />
      </div>
      <div className={styles.scroll}>
        {people ? null : <Spinner label="Personen laden" />}
        {people && groups.length === 0 ? (
          <Text className={styles.none}>
            {onlyWaiting && !search ? 'Bij niemand wacht er iets.' : 'Niemand gevonden.'}
          </Text>
        ) : null}
        {groups.map(([name, members]) => (
          <PeopleGroup
            key={`${name} ${narrowed}`}
            name={name}
            members={members}
            open={narrowed || members.length <= OPEN_UP_TO || members.some(({ id }) => id === chosen)}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

interface GroupProps {
  name: string;
  members: Person[];
  open: boolean;
  chosen: string | null;
  onChoose: (id: string) => void;
}

function PeopleGroup({ name, members, open: openAtFirst, chosen, onChoose }: GroupProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(openAtFirst);
  const [all, setAll] = useState(false);
  const listId = useId();
  const shown = all ? members : members.filter(({ id }, at) => at < SHOWN_AT_FIRST || id === chosen);
  return (
    <section>
      <h2 className={styles.heading}>
        <Button
          className={styles.toggle}
          appearance="transparent"
          size="small"
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={open}
          aria-controls={listId}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.name}>{name}</span>
          <Caption1 className={styles.count}>{members.length}</Caption1>
          {!open && members.some(({ waiting }) => waiting) ? <Dot label="Hier wacht iets" /> : null}
        </Button>
      </h2>
      <ul id={listId} className={styles.rows} hidden={!open}>
        {open
          ? shown.map((person) => (
              <li key={person.id}>
                <PersonButton person={person} chosen={person.id === chosen} onChoose={onChoose} />
              </li>
            ))
          : null}
      </ul>
      {open && shown.length < members.length ? (
        <Button appearance="transparent" size="small" onClick={() => setAll(true)}>
          Toon alle {members.length}
        </Button>
      ) : null}
    </section>
  );
}

/** The same list on a phone, over the page. */
export function PeopleDrawer({ open, onClose, children }: { open: boolean; onClose: () => void; children: ReactNode }) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.drawer}
      open={open}
      onOpenChange={(_event, data) => (data.open ? undefined : onClose())}
      aria-label="Personen"
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label="Sluit de lijst" icon={<DismissRegular />} onClick={onClose} />
          }
        >
          Personen
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.drawerBody}>{children}</DrawerBody>
    </OverlayDrawer>
  );
}

/** By group, in the order in which the groups come; only who fits the search and the switch. */
function grouped(people: Person[], search: string, onlyWaiting: boolean): [string, Person[]][] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    if (onlyWaiting && !person.waiting) continue;
    const text = `${person.name} ${person.jobTitle} ${person.companyName} ${person.group}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    groups.set(person.group, [...(groups.get(person.group) ?? []), person]);
  }
  return [...groups];
}
