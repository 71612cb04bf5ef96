import { DOCUMENT_FORMATS, type DocumentFormat, documentName, type PaperDocument } from './document.ts';

/** Writes a paper; the libraries are big, so that each is loaded when somebody first asks for its format. */
export async function writeDocument(paper: PaperDocument, format: DocumentFormat): Promise<Buffer> {
  if (format === 'pdf') return (await import('./write-pdf.ts')).writePdf(paper);
  return (await import('./write-docx.ts')).writeDocx(paper);
}

/** A paper as a file to send along or to keep, with its name and type. */
export async function fileOf(
  paper: PaperDocument,
  format: DocumentFormat,
): Promise<{ name: string; type: string; bytes: Buffer }> {
  const name = documentName([paper.kind, paper.title], format);
  return { name, type: DOCUMENT_FORMATS[format], bytes: await writeDocument(paper, format) };
}

/** A paper as PDF for an archive. */
export async function writeForArchive(paper: PaperDocument): Promise<Buffer> {
  return (await import('./write-pdf.ts')).writePdf(paper, true);
}
