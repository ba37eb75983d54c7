namespace DeclarativeNet.Reports;

/// <summary>
/// The page's looks. Hues are told apart with any colour vision (after Okabe and Ito, 2008) and stand against their grounds by at least
/// 4.5 to 1 where they carry text and 3 to 1 where they are lines; light is the paper's scheme as well.
/// </summary>
internal static class Stylesheet
{
    /// <summary>The style sheet, without the two characters that XML does not allow in it.</summary>
    public const string Text = """

        :root {
          --page: #f4f6f8; --card: #ffffff; --ink: #17212b; --muted: #566372; --rule: #dce2e8; --link: #0b5fa5;
          --right: #0b5fa5; --wrong: #c2410c; --figure: #000000; --warn: #fff4d6; --warn-rule: #b98900;
          --c1: #0b63b0; --c2: #c2410c; --c3: #00775a; --c4: #93398a; --c5: #866300; --c6: #4a5560;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --page: #0d1218; --card: #161d26; --ink: #e7edf3; --muted: #a0adbb; --rule: #2b3643; --link: #7cbcf5;
            --right: #2a78bd; --wrong: #c74a10; --figure: #ffffff; --warn: #2e2710; --warn-rule: #d9a520;
            --c1: #62b0f2; --c2: #ff9a57; --c3: #45cfa4; --c4: #e495d4; --c5: #e0c341; --c6: #c3ccd6;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
        header, main, footer { max-width: 1160px; margin: 0 auto; padding: 0 20px; }
        header { padding-top: 36px; }
        h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 12px; overflow-wrap: anywhere; }
        h2 { font-size: 1.3rem; margin: 0 0 14px; overflow-wrap: anywhere; }
        section h2 .patch { width: .7em; height: .7em; }
        h3 { font-size: 1.1rem; margin: 30px 0 12px; }
        h4 { font-size: .95rem; margin: 20px 0 8px; }
        p { margin: 0 0 8px; }
        .kicker { text-transform: uppercase; letter-spacing: .09em; font-size: .78rem; font-weight: 600; color: var(--muted); margin: 0 0 4px; }
        .muted, .note { color: var(--muted); }
        .note { font-size: .9rem; }
        .results { display: flex; flex-wrap: wrap; gap: 12px 56px; }
        .results p { margin: 0; }
        .results .name { font-weight: 600; }
        .results .accuracy { font-size: 3.4rem; font-weight: 700; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 10px; margin: 22px 0 0; }
        .figures div { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 10px 14px; }
        .figures dt { font-size: .8rem; color: var(--muted); }
        .figures dd { margin: 2px 0 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .figures dd .muted { display: block; font-size: .8rem; font-weight: 400; }
        nav { position: sticky; top: 0; z-index: 2; margin-top: 24px; padding: 0 max(10px, calc(50vw - 570px)); display: flex; overflow-x: auto; background: var(--page); border-bottom: 1px solid var(--rule); }
        nav a { padding: 10px; color: var(--link); text-decoration: none; white-space: nowrap; font-size: .92rem; }
        nav a:hover, nav a:focus { text-decoration: underline; }
        section, aside { background: var(--card); border: 1px solid var(--rule); border-radius: 12px; padding: 22px; margin: 18px 0; scroll-margin-top: 56px; }
        aside.warnings { background: var(--warn); border-color: var(--warn-rule); border-left-width: 6px; }
        aside h2 { font-size: 1.05rem; margin-bottom: 6px; }
        aside a { color: var(--link); }
        aside ul { margin: 0; padding-left: 20px; }
        footer { padding-bottom: 40px; color: var(--muted); font-size: .85rem; }
        figure { margin: 0; min-width: 0; }
        figcaption { margin-bottom: 8px; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 24px; }
        .legend { display: flex; flex-wrap: wrap; gap: 2px 18px; list-style: none; margin: 0 0 6px; padding: 0; font-size: .88rem; }
        .legend svg { margin-right: 6px; vertical-align: middle; }
        svg.lines { width: 100%; height: auto; display: block; overflow: visible; }
        svg text { fill: var(--ink); font-size: 12.5px; font-variant-numeric: tabular-nums; }
        svg.lines text { fill: var(--muted); }
        .grid { stroke: var(--rule); } .axis { stroke: var(--muted); }
        .line { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
        .dashed { stroke-dasharray: 5 5; }
        .faint.line { stroke: var(--muted); stroke-width: 1; stroke-opacity: .35; } .thick { stroke-width: 4; }
        .diagonal, .diagonal.line { fill: none; stroke: var(--muted); stroke-width: 1.4; stroke-dasharray: 2 5; }
        .frame { fill: none; } .bin { fill: var(--c1); }
        .charts .chart { break-inside: avoid; }
        .chart.alone { max-width: 760px; }
        .calibration { display: grid; grid-template-columns: minmax(0, 540px) minmax(200px, 1fr); gap: 12px 36px; align-items: center; }
        .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); } .c3 { stroke: var(--c3); } .c4 { stroke: var(--c4); } .c5 { stroke: var(--c5); } .c6 { stroke: var(--c6); }
        .mark { fill: var(--card); stroke-width: 1.8; }
        .reach { fill: transparent; } .shown { visibility: hidden; pointer-events: none; }
        .hover:hover .shown { visibility: visible; }
        .tip { fill: var(--card); stroke: var(--muted); }
        svg.lines .shown text { fill: var(--ink); }
        .patch { display: inline-block; width: .8em; height: .8em; border-radius: 3px; margin-right: .45em; }
        .patch.c1 { background: var(--c1); } .patch.c2 { background: var(--c2); } .patch.c3 { background: var(--c3); } .patch.c4 { background: var(--c4); } .patch.c5 { background: var(--c5); } .patch.c6 { background: var(--c6); }
        .patch.right, .bar .right { background: var(--right); } .patch.wrong, .bar .wrong { background: var(--wrong); }
        .confusion { display: grid; grid-template-columns: minmax(0, 1fr) minmax(240px, 300px); gap: 28px; align-items: start; }
        .confusion h4 { margin-top: 0; }
        .heatmap { display: block; width: 100%; height: auto; }
        .heatmap .ground { fill: var(--ink); fill-opacity: .035; }
        .heatmap rect.right { fill: var(--right); } .heatmap rect.wrong { fill: var(--wrong); }
        .heatmap .faint text { fill: var(--figure); } .heatmap .share { font-size: 10px; } .heatmap .strong text { fill: #ffffff; }
        .heatmap g:hover rect { stroke: var(--ink); stroke-width: 1.5; }
        .pairs { list-style: none; margin: 0; padding: 0; font-size: .9rem; }
        .pairs li { display: grid; gap: 1px; margin-bottom: 10px; }
        .bar { display: block; height: 6px; border-radius: 3px; background: var(--rule); overflow: hidden; }
        .bar span { display: block; height: 100%; border-radius: 3px; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; }
        th, td { text-align: left; padding: 6px 12px; border-bottom: 1px solid var(--rule); font-weight: 400; vertical-align: middle; }
        thead th { font-weight: 600; font-size: .84rem; color: var(--muted); border-bottom: 2px solid var(--rule); vertical-align: bottom; }
        tbody tr:hover { background: var(--page); }
        tfoot tr:first-child th, tfoot tr:first-child td { border-top: 2px solid var(--rule); }
        tfoot th, tfoot td { font-weight: 600; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td .bar { display: inline-block; width: 84px; margin-right: 12px; vertical-align: middle; }
        .tag { font-size: .74rem; font-weight: 600; color: var(--link); border: 1px solid currentColor; border-radius: 4px; padding: 0 5px; }
        code { font: .9em ui-monospace, "Cascadia Mono", "Liberation Mono", monospace; }
        .samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(158px, 1fr)); gap: 14px; list-style: none; margin: 0; padding: 0; }
        .samples li { border: 1px solid var(--rule); border-radius: 10px; padding: 10px; font-size: .86rem; break-inside: avoid; }
        .samples img { display: block; width: 100%; aspect-ratio: 1; object-fit: contain; border-radius: 6px; background: var(--page); margin-bottom: 8px; }
        .samples img.small { image-rendering: pixelated; }
        .augmented { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 14px; list-style: none; margin: 0; padding: 0; }
        .augmented li { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; border: 1px solid var(--rule); border-radius: 10px; padding: 10px; break-inside: avoid; }
        .augmented img { display: block; width: 100%; aspect-ratio: 1; object-fit: contain; border-radius: 6px; background: var(--page); }
        .augmented img.small { image-rendering: pixelated; }
        .augmented figcaption { margin: 4px 0 0; font-size: .8rem; text-align: center; }
        .probabilities { margin: 0; }
        .probabilities div { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; margin-top: 5px; font-size: .8rem; }
        .probabilities dt { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--muted); }
        .probabilities dd { margin: 0; font-variant-numeric: tabular-nums; }
        .probabilities dd.drawn { grid-column: 1 / -1; }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 290px), 1fr)); gap: 0 36px; }
        .facts h4 { margin-top: 0; }
        .facts dl { margin: 0 0 12px; }
        .facts dl div { display: flex; justify-content: space-between; gap: 18px; padding: 4px 0; border-bottom: 1px solid var(--rule); font-size: .92rem; }
        .facts .wide { grid-column: 1 / -1; } .facts .wide dl { columns: 290px; column-gap: 36px; } .facts .wide dl div { break-inside: avoid; }
        .facts .default dd { color: var(--muted); }
        .facts dt { color: var(--muted); } .facts dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
        @media (max-width: 860px) { .confusion, .calibration { grid-template-columns: minmax(0, 1fr); } }
        @media (max-width: 560px) {
          header, main, footer { padding-left: 12px; padding-right: 12px; }
          section, aside { padding: 16px 14px; border-radius: 10px; }
          h1 { font-size: 1.6rem; } .results .accuracy { font-size: 2.7rem; }
          .figures { grid-template-columns: 1fr 1fr; }
          th, td { padding: 6px 8px; }
          .samples { grid-template-columns: 1fr 1fr; }
        }
        @media print {
          @page { margin: 14mm; }
          :root { --page: #ffffff; }
          body { font-size: 12px; } nav { display: none; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          section, aside { border: 0; padding: 8px 0; margin: 8px 0; }
          figure, tr, h2, h3, h4, .facts dl { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
          .scroll { overflow: visible; }
          .figures { grid-template-columns: repeat(6, 1fr); gap: 6px; } .figures div { padding: 6px 8px; }
          .charts, .calibration { grid-template-columns: 1fr 1fr; }
          .confusion { grid-template-columns: minmax(0, 1fr); } .confusion .scroll { max-width: 430px; } .heatmap { min-width: 0 !important; }
          .pairs { columns: 2; column-gap: 30px; } .pairs li { break-inside: avoid; }
          th, td { padding: 3px 8px; } tfoot { display: table-row-group; }
          .augmented { grid-template-columns: repeat(4, 1fr); gap: 6px; }
          .samples { grid-template-columns: repeat(6, 1fr); gap: 6px; } .samples li { padding: 6px; }
        }

        """;
}
