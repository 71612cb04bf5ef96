import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type ColumnMapping, REQUIRED_FIELDS, STUDENT_FIELDS } from '../../../src/placements/rules/students/columns.ts';
import type { StudentFaultLine, StudentPreview } from '../../../src/placements/schema-students.ts';
import { studentFieldNames } from '../../../src/text/students.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useText } from '../../shell/app-context.ts';
import { Section } from '../../shell/screen.tsx';

const useStyles = makeStyles({
  preview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 16rem), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

interface PreviewProps {
  preview: StudentPreview;
  actions: ReactNode;
  onColumns: (mapping: ColumnMapping) => void;
}

/** What is wrong with a list or, when nothing is, what it changes; and which column was taken for what. */
export function PreviewOfStudents({ preview, actions, onColumns }: PreviewProps) {
  const styles = useStyles();
  const wrong = preview.faults.length > 0;
  const columns = preview.importId !== null && <Columns preview={preview} onColumns={onColumns} />;
  return (
    <div className={styles.preview}>
      {wrong ? <FaultsHead preview={preview} /> : <ChangesHead preview={preview} />}
      {actions}
      {wrong && columns}
      {wrong ? <Faults preview={preview} /> : <Changes preview={preview} />}
      {!wrong && columns}
    </div>
  );
}

function FaultsHead({ preview }: { preview: StudentPreview }) {
  const text = useText(studentsText);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{text.faults(preview.faults.length + preview.moreFaults)}</MessageBarTitle> {text.faultsHelp}
      </MessageBarBody>
    </MessageBar>
  );
}

function ChangesHead({ preview }: { preview: StudentPreview }) {
  const text = useText(studentsText);
  const { added, changed, gone, same } = preview.counts;
  return (
    <MessageBar intent={preview.mayStart ? 'info' : 'success'} layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{preview.mayStart ? text.changes : text.same}</MessageBarTitle>{' '}
        {preview.mayStart ? text.counts(added, changed, gone, same) : text.sameHelp(same)}
      </MessageBarBody>
    </MessageBar>
  );
}

function Faults({ preview }: { preview: StudentPreview }) {
  const text = useText(studentsText);
  const place = ({ row, column }: StudentFaultLine) => {
    if (row === null) return text.file;
    return column === null ? text.row(row) : text.place(row, column);
  };
  return (
    <>
      <PlainTable
        caption={text.faults(preview.faults.length)}
        items={preview.faults}
        keyOf={(fault) => `${fault.row} ${fault.column} ${fault.text}`}
        columns={[
          { heading: text.faultColumns.place, cell: place },
          { heading: text.faultColumns.text, cell: (fault) => fault.text },
        ]}
      />
      {preview.moreFaults > 0 && <Text>{text.more(preview.moreFaults)}</Text>}
    </>
  );
}

function Changes({ preview }: { preview: StudentPreview }) {
  const text = useText(studentsText);
  if (preview.changes.length === 0) return null;
  return (
    <>
      <PlainTable
        caption={text.changes}
        items={preview.changes}
        keyOf={({ studentNumber }) => studentNumber}
        columns={[
          { heading: text.changeColumns.student, cell: ({ studentNumber }) => studentNumber },
          {
            heading: text.changeColumns.change,
            cell: ({ change, details }) => (details.length > 0 ? details.join(', ') : text.change[change]),
          },
          { heading: text.changeColumns.school, cell: ({ school }) => school },
          { heading: text.changeColumns.variant, cell: ({ variant }) => variant },
        ]}
      />
      {preview.moreChanges > 0 && <Text>{text.more(preview.moreChanges)}</Text>}
    </>
  );
}

function Columns({ preview, onColumns }: Pick<PreviewProps, 'preview' | 'onColumns'>) {
  const styles = useStyles();
  const text = useText(studentsText);
  const names = useText(studentFieldNames);
  const [mapping, setMapping] = useState(preview.mapping);
  return (
    <Section title={text.columnsTitle}>
      <div className={styles.columns}>
        {STUDENT_FIELDS.map((field) => (
          <Field key={field} label={names[field]} required={REQUIRED_FIELDS.includes(field)}>
            <Select
              value={mapping[field] ?? ''}
              onChange={(_, { value }) => setMapping({ ...mapping, [field]: value || null })}
            >
              <option value="">{text.notInFile}</option>
              {[...new Set(preview.headings)].map((heading) => (
                <option key={heading} value={heading}>
                  {heading}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <div>
        <Button onClick={() => onColumns(mapping)}>{text.checkAgain}</Button>
      </div>
    </Section>
  );
}
