import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { newRoundText } from '../../src/text/tabs/placements.ts';
import { useText } from '../shell/app-context.ts';
import type { DraftVariant } from './draft-round.ts';

const useStyles = makeStyles({
  fill: { width: '100%', minWidth: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 9rem) auto',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  names: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
});

interface VariantProps {
  variants: DraftVariant[];
  /** The demand too, where it is known already. */
  withDemand: boolean;
  onChange: (variants: DraftVariant[]) => void;
}

/** The variants that boards are asked about. */
export function VariantFields({ variants, withDemand, onChange }: VariantProps) {
  const styles = useStyles();
  const text = useText(newRoundText);
  const set = (key: string, part: Partial<DraftVariant>) =>
    onChange(variants.map((variant) => (variant.key === key ? { ...variant, ...part } : variant)));
  return (
    <>
      {variants.map(({ key, name, demand }, index) => (
        <div key={key} className={withDemand ? styles.row : styles.names}>
          <Field label={text.variant(index + 1)}>
            <Input
              className={styles.fill}
              value={name}
              maxLength={60}
              onChange={(_, { value }) => set(key, { name: value })}
            />
          </Field>
          {withDemand && (
            <Field label={text.demand}>
              <Input
                className={styles.fill}
                inputMode="numeric"
                value={demand}
                onChange={(_, { value }) => set(key, { demand: value })}
              />
            </Field>
          )}
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={text.removeVariant(name || text.variant(index + 1))}
            disabled={variants.length === 1}
            onClick={() => onChange(variants.filter((variant) => variant.key !== key))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<AddRegular />}
          onClick={() => onChange([...variants, { key: crypto.randomUUID(), name: '', demand: '' }])}
        >
          {text.addVariant}
        </Button>
      </div>
    </>
  );
}
