import { makeStyles, mergeClasses, Spinner, Tab, TabList, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type MailLine, ofPerson, type Person } from '../api.ts';
import { usePlace } from '../place.ts';
import { Empty, Failed } from '../widgets.tsx';
import { MailList } from './mail-list.tsx';
import { MailMessage } from './mail-message.tsx';

const useStyles = makeStyles({
  view: { height: '100%', display: 'grid', gridTemplateColumns: '320px minmax(0, 1fr)' },
  narrow: { gridTemplateColumns: 'minmax(0, 1fr)' },
  side: {
    minHeight: 0,
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  wide: { borderRight: 'none' },
  loading: { padding: tokens.spacingVerticalXXL },
});

type Folder = 'inbox' | 'sentitems';

/** A person's mailbox: the list, and the chosen message beside it (or instead of it, on a phone). */
export function MailView({ person, narrow }: { person: Person; narrow: boolean }) {
  const styles = useStyles();
  const [place, go] = usePlace();
  const [folder, setFolder] = useState<Folder>('inbox');
  const {
    data: mails,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['mails', person.id, folder],
    queryFn: () => call<MailLine[]>('GET', `${ofPerson(person.id, 'mail')}?folder=${folder}`),
  });
  const open = (item: string | null) => go({ view: 'mail', item });
  const reading = place.item !== null;
  return (
    <div className={mergeClasses(styles.view, narrow && styles.narrow)}>
      {narrow && reading ? null : (
        <div className={mergeClasses(styles.side, narrow && styles.wide)}>
          <TabList
            size="small"
            selectedValue={folder}
            onTabSelect={(_event, { value }) => {
              setFolder(value as Folder);
              open(null);
            }}
          >
            <Tab value="inbox">Postvak IN</Tab>
            <Tab value="sentitems">Verzonden</Tab>
          </TabList>
          {isError ? <Failed onRetry={() => void refetch()} /> : null}
          {mails ? <MailList mails={mails} sent={folder === 'sentitems'} chosen={place.item} onChoose={open} /> : null}
          {mails || isError ? null : <Spinner className={styles.loading} label="Mail laden" />}
        </div>
      )}
      {reading ? (
        <MailMessage key={place.item} person={person} id={place.item!} onBack={narrow ? () => open(null) : undefined} />
      ) : null}
      {reading || narrow ? null : <Empty title="Kies een bericht">Het bericht staat dan hier.</Empty>}
    </div>
  );
}
