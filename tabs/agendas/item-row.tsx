import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular, ReOrderDotsVerticalRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useId, useState } from 'react';
import { ITEM_KINDS, type ItemKind } from '../../src/agendas/schema.ts';
import { originLine } from '../../src/text/agendas.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePointedAt } from '../shell/pointed-at.ts';
import type { EditedItem } from './edited-items.ts';
import { Origin } from './origin.tsx';

const PHONE = '@media (max-width: 720px)';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  pointed: { '&[aria-current]': { outlineStyle: 'none', boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}` } },
  target: { outline: `2px dashed ${tokens.colorCompoundBrandStroke}` },
  side: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: tokens.spacingVerticalXS },
  time: { fontVariantNumeric: 'tabular-nums' },
  handle: { cursor: 'grab' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 9rem 5.5rem minmax(0, 14rem)',
    gap: tokens.spacingHorizontalM,
    [PHONE]: { gridTemplateColumns: 'minmax(0, 1fr) 6rem' },
  },
  fill: { width: '100%', minWidth: 0 },
  wide: { gridColumn: '1 / -1' },
  title: { [PHONE]: { gridColumn: '1 / -1' } },
  who: { [PHONE]: { gridColumn: '1 / -1' } },
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, gridColumn: '1 / -1' },
  buttons: { display: 'flex', marginLeft: 'auto' },
  paper: { [PHONE]: { flexBasis: '100%' } },
  origin: { alignSelf: 'center', [PHONE]: { order: -1, flexBasis: '100%' } },
});

interface ItemRowProps {
  item: EditedItem;
  number: number;
  last: boolean;
  time: string;
  presenters: { personId: string; name: string }[];
  onChange: (item: EditedItem) => void;
  onMove: (by: -1 | 1) => void;
  /** The item with this key was dropped here. */
  onDropOf: (key: string) => void;
  onRemove: () => void;
}

const DRAGGED = 'text/x-agenda-item';

/** One item: everything editable in place; the handle drags and listens to the arrow keys. */
export function ItemRow(props: ItemRowProps) {
  const { item, number } = props;
  const styles = useStyles();
  const text = useText(agendaText);
  const [over, setOver] = useState(false);
  const name = item.title || text.newItem;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      {...usePointedAt<HTMLLIElement>(item.id)}
      className={mergeClasses(styles.row, styles.pointed, over && styles.target)}
      aria-label={text.item(number)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        props.onDropOf(event.dataTransfer.getData(DRAGGED));
      }}
    >
      <div className={styles.side}>
        <Text weight="semibold" className={styles.time}>
          {props.time}
        </Text>
        <Button
          appearance="subtle"
          className={styles.handle}
          icon={<ReOrderDotsVerticalRegular />}
          aria-label={text.drag(name)}
          draggable
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED, item.key)}
          onKeyDown={onKeyDown}
        />
      </div>
      <ItemFields {...props} name={name} />
    </li>
  );
}

function ItemFields({
  item,
  last,
  number,
  name,
  presenters,
  onChange,
  onMove,
  onRemove,
}: ItemRowProps & { name: string }) {
  const styles = useStyles();
  const text = useText(agendaText);
  const { language } = useApp();
  const origin = originLine(item.origin, language);
  const listId = useId();
  const [explaining, setExplaining] = useState(item.explanation !== '');
  const set = (part: Partial<EditedItem>) => onChange({ ...item, ...part });
  return (
    <div className={styles.fields}>
      <Field label={text.itemTitle} className={styles.title}>
        <Input
          className={styles.fill}
          value={item.title}
          maxLength={200}
          onChange={(_, { value }) => set({ title: value })}
        />
      </Field>
      <Field label={text.kind}>
        <Select value={item.kind} onChange={(_, { value }) => set({ kind: value as ItemKind })}>
          {ITEM_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text.kinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.minutes}>
        <Input
          className={styles.fill}
          inputMode="numeric"
          value={item.minutes}
          maxLength={3}
          onChange={(_, { value }) => set({ minutes: value })}
        />
      </Field>
      <Field label={text.presenter} className={styles.who}>
        <Input
          className={styles.fill}
          list={listId}
          value={item.presenter}
          maxLength={120}
          onChange={(_, { value }) => set({ presenter: value })}
        />
      </Field>
      <datalist id={listId}>
        {presenters.map(({ personId, name: known }) => (
          <option key={personId} value={known} />
        ))}
      </datalist>
      <Field label={text.desired} className={styles.wide}>
        <Input
          className={styles.fill}
          value={item.desired}
          maxLength={500}
          onChange={(_, { value }) => set({ desired: value })}
        />
      </Field>
      {explaining && (
        <Field label={text.explanation} className={styles.wide}>
          <Textarea
            value={item.explanation}
            maxLength={4000}
            resize="vertical"
            onChange={(_, { value }) => set({ explanation: value })}
          />
        </Field>
      )}
      <div className={styles.foot}>
        {!explaining && (
          <Button appearance="transparent" size="small" onClick={() => setExplaining(true)}>
            {text.addExplanation}
          </Button>
        )}
        <Checkbox
          className={styles.paper}
          label={text.paperDue}
          checked={item.paperDue}
          onChange={(_, { checked }) => set({ paperDue: checked === true })}
        />
        {origin && (
          <Text size={200} className={styles.origin}>
            <Origin origin={item.origin} />
          </Text>
        )}
        <span className={styles.buttons}>
          <Button
            appearance="subtle"
            icon={<ArrowUpRegular />}
            aria-label={text.up(name)}
            disabled={number === 1}
            onClick={() => onMove(-1)}
          />
          <Button
            appearance="subtle"
            icon={<ArrowDownRegular />}
            aria-label={text.down(name)}
            disabled={last}
            onClick={() => onMove(1)}
          />
          <Button appearance="subtle" icon={<DeleteRegular />} aria-label={text.remove(name)} onClick={onRemove} />
        </span>
      </div>
    </div>
  );
}
