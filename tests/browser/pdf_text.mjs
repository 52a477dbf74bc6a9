// Prints what pdf.js, the viewer of Firefox, takes for the text of a PDF: node pdf_text.mjs <file>
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const data = new Uint8Array(readFileSync(process.argv[2]));
const document = await getDocument({ data, verbosity: 0 }).promise;
for (let number = 1; number <= document.numPages; number += 1) {
  const { items } = await (await document.getPage(number)).getTextContent();
  process.stdout.write(`${items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("")}\n`);
}
