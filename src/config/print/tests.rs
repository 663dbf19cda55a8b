use crate::command::Command;
use crate::config::{Config, EXAMPLE};

#[test]
fn what_is_printed_reads_as_the_settings_that_were_in_force() {
    let changed = "\
[author]\nname = \"박\\\"지호\"\nstudent_id = \"2023-12675\"\n\
[keys]\nsave = [\"ctrl-q\", \"f12\", \"alt-enter\", \"ctrl-shift-left\", \"space\", \"-\"]\nend-talk = []\nhelp = \"?\"\nnew-series = \"P\"\n\
[talk]\nstamp_lead = 5\nshow_stamps = false\nwarn_minutes = []\n\
[editor]\nmax_width = 72\ncontinue_lists = false\n\
[theme]\nname = \"light\"\nsymbols = \"ascii\"\n\
[export]\ndirectory = \"~/reports\"\nname = \"{week}\"\nformat = \"typ\"\nfront_matter = true\n\
[resurface]\nshow = false\n\
[searches]\n\"due soon\" = \"is:due -is:\\\"x\\\"\"\n";
    for text in ["", EXAMPLE, changed] {
        let (config, _) = Config::read(text.as_bytes());
        let printed = config.to_toml();
        let (again, problems) = Config::read(printed.as_bytes());
        assert_eq!(problems, [], "{printed}");
        for command in Command::all() {
            assert_eq!(again.keymap.keys(command), config.keymap.keys(command), "{command:?}: {printed}");
        }
        // A binding knows its line, and the lines are others.
        assert_eq!(Config { keymap: config.keymap.clone(), ..again }, config, "{printed}");
    }
    let (config, _) = Config::read(changed.as_bytes());
    let json = config.to_json();
    assert_eq!(json["talk"]["stamp_lead"], 5);
    assert_eq!(json["keys"]["end-talk"], serde_json::json!([]));
}
