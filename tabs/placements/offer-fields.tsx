import {
  Field,
  type FieldProps,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CERTAINTIES, type Certainty } from '../../src/placements/rules/capacity.ts';
import { placementsRefusals } from '../../src/text/placements-refusals.ts';
import { capacityText } from '../../src/text/tabs/placements.ts';
import { useApp, useText } from '../shell/app-context.ts';
import type { DraftOffer, TypedFault } from './draft-offers.ts';
import { optionalWhole } from './numbers.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 14rem) minmax(0, 6rem) minmax(0, 13rem) minmax(0, 1fr)',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 6rem) minmax(0, 1fr)' },
  },
  name: {
    display: 'flex',
    flexDirection: 'column',
    alignSelf: 'center',
    overflowWrap: 'anywhere',
    '@media (max-width: 720px)': { gridColumn: '1 / -1' },
  },
  fill: { width: '100%', minWidth: 0 },
  subtle: { color: tokens.colorNeutralForeground3 },
  cap: { maxWidth: '16rem' },
  more: { '@media (max-width: 720px)': { gridColumn: '1 / -1' } },
});

/** The field itself says that what stands in it is no number, before anything is sent. */
function wrongIf(wrong: boolean, text: { whole: string }): Pick<FieldProps, 'validationState' | 'validationMessage'> {
  return wrong ? { validationState: 'error', validationMessage: text.whole } : {};
}

/** At most so many over all variants together. */
export function CapField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const styles = useStyles();
  const text = useText(capacityText);
  return (
    <Field label={text.cap} className={styles.cap} {...wrongIf(optionalWhole(value) === undefined, text)}>
      <Input inputMode="numeric" value={value} onChange={(_, { value: typed }) => onChange(typed)} />
    </Field>
  );
}

/** What was typed that cannot be read; nothing was sent. */
export function TypedFaultBar({ fault }: { fault: TypedFault | null }) {
  const { language } = useApp();
  if (!fault) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{placementsRefusals[language][fault.code]?.({ ...fault.facts })}</MessageBarBody>
    </MessageBar>
  );
}

/** One variant: how many, how certain, and what belongs to that. */
export function OfferFields({ offer, onChange }: { offer: DraftOffer; onChange: (offer: DraftOffer) => void }) {
  const styles = useStyles();
  const text = useText(capacityText);
  const set = (part: Partial<DraftOffer>) => onChange({ ...offer, ...part });
  const compare = [
    offer.previous === null ? '' : text.previous(offer.previous),
    offer.schools === null ? '' : text.schools(offer.schools),
  ].filter(Boolean);
  return (
    <div className={styles.row}>
      <div className={styles.name}>
        <Text weight="semibold">{offer.name}</Text>
        <Text size={200} className={styles.subtle}>
          {compare.join(' · ')}
        </Text>
      </div>
      <Field
        label={text.places}
        {...wrongIf(offer.certainty !== 'none' && optionalWhole(offer.places) === undefined, text)}
      >
        <Input
          className={styles.fill}
          aria-label={text.placesFor(offer.name)}
          inputMode="numeric"
          value={offer.certainty === 'none' ? '' : offer.places}
          disabled={offer.certainty === 'none'}
          onChange={(_, { value }) => set({ places: value })}
        />
      </Field>
      <Field label={text.certainty}>
        <Select
          aria-label={text.certaintyFor(offer.name)}
          value={offer.certainty}
          onChange={(_, { value }) => set({ certainty: value as Certainty })}
        >
          {CERTAINTIES.map((certainty) => (
            <option key={certainty} value={certainty}>
              {text.certainties[certainty]}
            </option>
          ))}
        </Select>
      </Field>
      {offer.certainty === 'provisional' && (
        <Field label={text.until} className={styles.more}>
          <Input
            className={styles.fill}
            type="date"
            value={offer.until}
            onChange={(_, { value }) => set({ until: value })}
          />
        </Field>
      )}
      {offer.certainty === 'none' && (
        <Field label={text.reason} className={styles.more}>
          <Input
            className={styles.fill}
            value={offer.reason}
            maxLength={500}
            onChange={(_, { value }) => set({ reason: value })}
          />
        </Field>
      )}
    </div>
  );
}
