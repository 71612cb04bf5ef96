import { Badge, Card, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import { itemAddress } from '../../src/agendas/rules/item-address.ts';
import { foundPieces } from '../../src/search/rules/found-words.ts';
import { SEARCH_KINDS, type SearchHit, type SearchResults } from '../../src/search/schema.ts';
import { searchText } from '../../src/text/search.ts';
import { useText } from '../shell/app-context.ts';
import { useFilter } from '../shell/location.ts';
import { Loaded } from '../shell/query-state.tsx';
import { Screen, Section } from '../shell/screen.tsx';
import { Empty } from '../shell/states.tsx';
import { To } from '../shell/to.tsx';
import { useRead } from '../shell/use-api.ts';

const useStyles = makeStyles({
  words: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  found: { backgroundColor: 'transparent', color: 'inherit', fontWeight: tokens.fontWeightBold },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** Everything that was circulated in one's own bodies, by word. */
export default function SearchScreen() {
  const text = useText(searchText);
  const [words, setWords] = useFilter('zoek');
  const asked = useDeferredValue(words.trim());
  const enabled = asked.length >= 2;
  const found = useRead<SearchResults>(`/search?q=${encodeURIComponent(asked)}`, { enabled });
  return (
    <Screen title={text.title} back="/tab/overleg">
      <Field label={text.label} hint={text.hint}>
        <Input
          type="search"
          value={words}
          maxLength={200}
          onChange={(_event, { value }) => setWords(value)}
          autoFocus
        />
      </Field>
      {enabled && (
        <Loaded query={found} rows={3} height={80}>
          {({ hits }) =>
            hits.length === 0 ? <Empty title={text.none}>{text.noneHelp}</Empty> : <Hits hits={hits} q={asked} />
          }
        </Loaded>
      )}
    </Screen>
  );
}

function Hits({ hits, q }: { hits: readonly SearchHit[]; q: string }) {
  const text = useText(searchText);
  return SEARCH_KINDS.filter((kind) => hits.some((hit) => hit.kind === kind)).map((kind) => (
    <Section key={kind} title={text.kinds[kind]}>
      {hits
        .filter((hit) => hit.kind === kind)
        .map((hit, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hit has no identity and keeps nothing of its own
          <Hit key={nth} hit={hit} q={q} />
        ))}
    </Section>
  ));
}

function Hit({ hit, q }: { hit: SearchHit; q: string }) {
  const styles = useStyles();
  const text = useText(searchText);
  const screen = hit.kind === 'agenda' || hit.kind === 'paper' ? 'agenda' : 'notulen';
  return (
    <Card>
      <To address={itemAddress('', screen, hit.meetingId, hit.itemId)}>
        <Found text={hit.itemTitle} q={q} />
      </To>
      {hit.withdrawn && (
        <div>
          <Badge appearance="outline">{text.withdrawn}</Badge>
        </div>
      )}
      {hit.text && (
        <Text className={styles.words}>
          <Found text={hit.text} q={q} />
        </Text>
      )}
      <Text size={200} className={styles.subtle}>
        {text.line(hit.bodyName, hit.meetingTitle, hit.date)}
      </Text>
    </Card>
  );
}

/** The words that were asked for stand out. */
function Found({ text, q }: { text: string; q: string }) {
  const styles = useStyles();
  return foundPieces(text, q).map((piece, nth) =>
    piece.found ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text is its place in it
      <mark key={nth} className={styles.found}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
