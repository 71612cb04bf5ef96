import { Button, Caption1, Field, Input, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, type FileLine, ofPerson, type Person } from '../api.ts';
import { Empty, Failed } from '../widgets.tsx';

const useStyles = makeStyles({
  view: {
    height: '100%',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'grid',
    gap: tokens.spacingVerticalL,
    alignContent: 'start',
  },
  form: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'end' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalL },
  file: { display: 'grid', gap: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A person's OneDrive: files to share, and to link to from elsewhere. */
export function FilesView({ person }: { person: Person }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const queryKey = ['files', person.id];
  const files = useQuery({ queryKey, queryFn: () => call<FileLine[]>('GET', ofPerson(person.id, 'files')) });
  const act = useMutation({
    mutationFn: (ask: () => Promise<void>) => ask(),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const put = (file: string) => act.mutate(() => call('PUT', ofPerson(person.id, 'files'), { name: file }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) put(name.trim());
    setName('');
  };
  return (
    <div className={styles.view}>
      <form className={styles.form} onSubmit={onSubmit}>
        <Field label="Naam van het bestand">
          <Input value={name} placeholder="Begroting.xlsx" onChange={(_event, { value }) => setName(value)} />
        </Field>
        <Button type="submit">Maak een bestand</Button>
      </form>
      {files.isError ? <Failed onRetry={() => void files.refetch()} /> : null}
      {files.isPending ? <Spinner label="Bestanden laden" /> : null}
      {files.data?.length === 0 ? <Empty title="Geen bestanden">Maak een bestand om te delen.</Empty> : null}
      <ul className={styles.list}>
        {files.data?.map((file) => (
          <li key={file.id} className={styles.file}>
            <Text weight="semibold">{file.name}</Text>
            <Caption1>
              Versie {file.version} · {file.shared ? 'gedeeld met de organisatie' : 'niet gedeeld'}
            </Caption1>
            <Caption1>{file.url}</Caption1>
            <div className={styles.buttons}>
              <Button size="small" onClick={() => void navigator.clipboard.writeText(file.url)}>
                Kopieer koppeling
              </Button>
              <Button
                size="small"
                onClick={() => act.mutate(() => call('POST', ofPerson(person.id, 'files', file.id, 'share')))}
              >
                {file.shared ? 'Deel niet meer' : 'Deel met de organisatie'}
              </Button>
              <Button size="small" onClick={() => put(file.name)}>
                Bewerk
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
