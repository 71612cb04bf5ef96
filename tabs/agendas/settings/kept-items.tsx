import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons';
import { ITEM_KINDS, type ItemKind } from '../../../src/agendas/schema.ts';
import { agendaSettingsText } from '../../../src/text/agenda-settings.ts';
import { agendaText } from '../../../src/text/tabs/agendas.ts';
import { useText } from '../../shell/app-context.ts';
import { moveItem } from '../edited-items.ts';
import type { DraftItem } from './draft-settings.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) 9rem 5.5rem minmax(0, 2fr) auto',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr) 6rem' },
  },
  whole: { '@media (max-width: 720px)': { gridColumn: '1 / -1' } },
  fill: { width: '100%', minWidth: 0 },
});

/** Items that a body keeps, to be typed in; an arrow puts one higher. */
export function KeptItems(props: {
  items: readonly DraftItem[];
  readOnly: boolean;
  onChange: (items: DraftItem[]) => void;
}) {
  const styles = useStyles();
  const text = useText(agendaSettingsText);
  const { items, readOnly, onChange } = props;
  const add = () =>
    onChange([...items, { key: crypto.randomUUID(), title: '', kind: 'bespreken', minutes: '15', desired: '' }]);
  return (
    <>
      <ol className={styles.list}>
        {items.map((item, at) => (
          <KeptItemFields
            key={item.key}
            item={item}
            readOnly={readOnly}
            onChange={(next) => onChange(items.map((one) => (one.key === item.key ? next : one)))}
            onUp={at > 0 ? () => onChange(moveItem(items, at, at - 1)) : null}
            onRemove={() => onChange(items.filter(({ key }) => key !== item.key))}
          />
        ))}
      </ol>
      {!readOnly && (
        <div>
          <Button icon={<AddRegular />} onClick={add}>
            {text.addItem}
          </Button>
        </div>
      )}
    </>
  );
}

function KeptItemFields(props: {
  item: DraftItem;
  readOnly: boolean;
  onChange: (item: DraftItem) => void;
  onUp: (() => void) | null;
  onRemove: () => void;
}) {
  const styles = useStyles();
  const text = useText(agendaSettingsText);
  const words = useText(agendaText);
  const { item, readOnly, onChange } = props;
  const name = item.title || text.unnamed;
  return (
    <li className={styles.item}>
      <Field label={words.itemTitle} className={styles.whole}>
        <Input
          className={styles.fill}
          value={item.title}
          maxLength={200}
          readOnly={readOnly}
          onChange={(_, { value }) => onChange({ ...item, title: value })}
        />
      </Field>
      <Field label={words.kind}>
        <Select
          value={item.kind}
          disabled={readOnly}
          onChange={(_, { value }) => onChange({ ...item, kind: value as ItemKind })}
        >
          {ITEM_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.minutes}>
        <Input
          className={styles.fill}
          inputMode="numeric"
          value={item.minutes}
          maxLength={3}
          readOnly={readOnly}
          onChange={(_, { value }) => onChange({ ...item, minutes: value })}
        />
      </Field>
      <Field label={words.desired} className={styles.whole}>
        <Input
          className={styles.fill}
          value={item.desired}
          maxLength={500}
          readOnly={readOnly}
          onChange={(_, { value }) => onChange({ ...item, desired: value })}
        />
      </Field>
      {!readOnly && (
        <span>
          <Button
            appearance="subtle"
            icon={<ArrowUpRegular />}
            aria-label={text.up(name)}
            disabled={!props.onUp}
            onClick={() => props.onUp?.()}
          />
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={text.remove(name)}
            onClick={props.onRemove}
          />
        </span>
      )}
    </li>
  );
}
