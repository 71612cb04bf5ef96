import { Field, Input } from '@fluentui/react-components';

interface NumberFieldProps {
  label: string;
  hint?: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number within bounds; what lies outside is brought back in. */
export function NumberField({ label, hint, value, min, max, onChange }: NumberFieldProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <Input
        type="number"
        min={min}
        max={max}
        value={String(value)}
        onChange={(_, { value: typed }) => onChange(Math.min(max, Math.max(min, Math.round(Number(typed)) || 0)))}
      />
    </Field>
  );
}
