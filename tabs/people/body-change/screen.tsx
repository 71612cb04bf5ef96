import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { BodyChange, BodyChanged, BodyChangePreview } from '../../../src/meetings/schema-body-change.ts';
import type { BodyListItem } from '../../../src/people/schema.ts';
import { bodyChangeScreenText } from '../../../src/text/tabs/body-change.ts';
import { localDate } from '../../../src/time/local.ts';
import { useApp, useText } from '../../shell/app-context.ts';
import { goTo } from '../../shell/location.ts';
import { Loaded } from '../../shell/query-state.tsx';
import { Screen, Section } from '../../shell/screen.tsx';
import { Refused } from '../../shell/states.tsx';
import { useChange, useRead } from '../../shell/use-api.ts';
import { useNow } from '../../shell/use-now.ts';
import { ChangeFields } from './change-fields.tsx';
import { changeOf, draftChange } from './draft-change.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '40rem' },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

/** Bodies merge or end, seats change hands, boards join: first one sees what happens, then it is carried out at once. */
export default function BodyChangeScreen() {
  const text = useText(bodyChangeScreenText);
  const bodies = useRead<{ items: BodyListItem[] }>('/bodies');
  return (
    <Screen title={text.title} back="/tab/deelnemers">
      <Loaded query={bodies} rows={4} height={56}>
        {({ items }) => <ChangeForm bodies={items} />}
      </Loaded>
    </Screen>
  );
}

function ChangeForm({ bodies }: { bodies: BodyListItem[] }) {
  const styles = useStyles();
  const text = useText(bodyChangeScreenText);
  const { api, at } = useApp();
  const now = useNow();
  const [draft, setDraft] = useState(() => draftChange(localDate(now())));
  const change = changeOf(draft);
  const look = useChange((asked: BodyChange) =>
    api.post<BodyChangePreview>(at('/body-changes/preview'), { change: asked }),
  );
  const carryOut = useChange(() => api.post<BodyChanged>(at('/body-changes'), { change, seen: look.data?.seen ?? '' }));
  const begin = () => {
    look.reset();
    carryOut.reset();
  };
  if (carryOut.data) {
    return (
      <Done
        told={carryOut.data.told}
        again={() => {
          setDraft(draftChange(localDate(now())));
          begin();
        }}
      />
    );
  }
  if (look.data) {
    return (
      <Section title={text.happens}>
        <Text>{text.notYet}</Text>
        <ul className={styles.list}>
          {look.data.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Refused error={carryOut.error} />
        <div className={styles.row}>
          <Button appearance="primary" disabled={carryOut.isPending} onClick={() => carryOut.mutate(undefined)}>
            {text.carryOut}
          </Button>
          <Button onClick={begin}>{text.change}</Button>
        </div>
      </Section>
    );
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (change) look.mutate(change);
      }}
    >
      <ChangeFields draft={draft} bodies={bodies} set={(part) => setDraft({ ...draft, ...part })} />
      <Refused error={look.error} />
      <div>
        <Button type="submit" appearance="primary" disabled={!change || look.isPending}>
          {text.look}
        </Button>
      </div>
    </form>
  );
}

function Done({ told, again }: { told: number; again: () => void }) {
  const styles = useStyles();
  const text = useText(bodyChangeScreenText);
  return (
    <>
      <MessageBar intent="success" role="status">
        <MessageBarBody>{text.done(told)}</MessageBarBody>
      </MessageBar>
      <div className={styles.row}>
        <Button appearance="primary" onClick={() => goTo('/tab/deelnemers')}>
          {text.toList}
        </Button>
        <Button onClick={again}>{text.another}</Button>
      </div>
    </>
  );
}
