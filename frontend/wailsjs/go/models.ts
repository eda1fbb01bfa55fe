export namespace app {
	
	export class AccountList {
	    rows: bank.Account[];
	
	    static createFrom(source: any = {}) {
	        return new AccountList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], bank.Account);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Current {
	    open: boolean;
	    name: string;
	    demo: boolean;
	    path: string;
	    backedUpAt: string;
	    verifiedAt: string;
	    language: string;
	    theme: string;
	    folder: string;
	
	    static createFrom(source: any = {}) {
	        return new Current(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.open = source["open"];
	        this.name = source["name"];
	        this.demo = source["demo"];
	        this.path = source["path"];
	        this.backedUpAt = source["backedUpAt"];
	        this.verifiedAt = source["verifiedAt"];
	        this.language = source["language"];
	        this.theme = source["theme"];
	        this.folder = source["folder"];
	    }
	}
	export class Done {
	
	
	    static createFrom(source: any = {}) {
	        return new Done(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	
	    }
	}
	export class FormatList {
	    rows: statement.Format[];
	
	    static createFrom(source: any = {}) {
	        return new FormatList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], statement.Format);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class JobID {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new JobID(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	export class JobList {
	    rows: job.State[];
	
	    static createFrom(source: any = {}) {
	        return new JobList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], job.State);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Known {
	    path: string;
	    name: string;
	    demo: boolean;
	    opened: string;
	    backedUpAt: string;
	    verifiedAt: string;
	    missing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Known(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.name = source["name"];
	        this.demo = source["demo"];
	        this.opened = source["opened"];
	        this.backedUpAt = source["backedUpAt"];
	        this.verifiedAt = source["verifiedAt"];
	        this.missing = source["missing"];
	    }
	}
	export class NewBook {
	    name: string;
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new NewBook(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.path = source["path"];
	    }
	}
	export class None {
	
	
	    static createFrom(source: any = {}) {
	        return new None(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	
	    }
	}
	export class Path {
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new Path(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	    }
	}
	export class PrintJob {
	    name: string;
	    data: string;
	    printer: string;
	    copies: number;
	    sides: string;
	    layout: string;
	
	    static createFrom(source: any = {}) {
	        return new PrintJob(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	        this.printer = source["printer"];
	        this.copies = source["copies"];
	        this.sides = source["sides"];
	        this.layout = source["layout"];
	    }
	}
	export class Printer {
	    name: string;
	    default: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Printer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.default = source["default"];
	    }
	}
	export class PrinterList {
	    rows: Printer[];
	    duplex: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PrinterList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Printer);
	        this.duplex = source["duplex"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Recent {
	    rows: Known[];
	
	    static createFrom(source: any = {}) {
	        return new Recent(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Known);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace backup {
	
	export class Backup {
	    path: string;
	    file: string;
	    size: number;
	    at: string;
	    uuid: string;
	    name: string;
	    events: number;
	    lastAt: string;
	    lastKind: string;
	    customers: number;
	    invoices: number;
	    receipts: number;
	
	    static createFrom(source: any = {}) {
	        return new Backup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.file = source["file"];
	        this.size = source["size"];
	        this.at = source["at"];
	        this.uuid = source["uuid"];
	        this.name = source["name"];
	        this.events = source["events"];
	        this.lastAt = source["lastAt"];
	        this.lastKind = source["lastKind"];
	        this.customers = source["customers"];
	        this.invoices = source["invoices"];
	        this.receipts = source["receipts"];
	    }
	}
	export class List {
	    folder: string;
	    rows: Backup[];
	
	    static createFrom(source: any = {}) {
	        return new List(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.folder = source["folder"];
	        this.rows = this.convertValues(source["rows"], Backup);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class State {
	    uuid: string;
	    name: string;
	    events: number;
	    lastAt: string;
	    lastKind: string;
	    customers: number;
	    invoices: number;
	    receipts: number;
	
	    static createFrom(source: any = {}) {
	        return new State(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.uuid = source["uuid"];
	        this.name = source["name"];
	        this.events = source["events"];
	        this.lastAt = source["lastAt"];
	        this.lastKind = source["lastKind"];
	        this.customers = source["customers"];
	        this.invoices = source["invoices"];
	        this.receipts = source["receipts"];
	    }
	}
	export class Look {
	    backup: Backup;
	    book?: State;
	    same: boolean;
	    lost: number;
	    ahead: number;
	    firstAt: string;
	
	    static createFrom(source: any = {}) {
	        return new Look(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.backup = this.convertValues(source["backup"], Backup);
	        this.book = this.convertValues(source["book"], State);
	        this.same = source["same"];
	        this.lost = source["lost"];
	        this.ahead = source["ahead"];
	        this.firstAt = source["firstAt"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LookRequest {
	    backup: string;
	
	    static createFrom(source: any = {}) {
	        return new LookRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.backup = source["backup"];
	    }
	}
	export class MakeRequest {
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new MakeRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	    }
	}
	export class None {
	
	
	    static createFrom(source: any = {}) {
	        return new None(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	
	    }
	}
	export class RestoreRequest {
	    backup: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new RestoreRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.backup = source["backup"];
	        this.to = source["to"];
	    }
	}
	export class Restored {
	    path: string;
	    kept: string;
	    backup: Backup;
	    book?: State;
	    same: boolean;
	    lost: number;
	    ahead: number;
	    firstAt: string;
	
	    static createFrom(source: any = {}) {
	        return new Restored(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.kept = source["kept"];
	        this.backup = this.convertValues(source["backup"], Backup);
	        this.book = this.convertValues(source["book"], State);
	        this.same = source["same"];
	        this.lost = source["lost"];
	        this.ahead = source["ahead"];
	        this.firstAt = source["firstAt"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace bank {
	
	export class Account {
	    id: number;
	    name: string;
	    number: string;
	    bank: string;
	    currency: string;
	    archived: boolean;
	    lines: number;
	    first: string;
	    last: string;
	    lastTime: string;
	    imported: string;
	    lastFile: string;
	    balance?: string | null;
	    unclaimed: number;
	    unclaimedAmount: string;
	    doubts: any[];
	
	    static createFrom(source: any = {}) {
	        return new Account(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.number = source["number"];
	        this.bank = source["bank"];
	        this.currency = source["currency"];
	        this.archived = source["archived"];
	        this.lines = source["lines"];
	        this.first = source["first"];
	        this.last = source["last"];
	        this.lastTime = source["lastTime"];
	        this.imported = source["imported"];
	        this.lastFile = source["lastFile"];
	        this.balance = source["balance"];
	        this.unclaimed = source["unclaimed"];
	        this.unclaimedAmount = source["unclaimedAmount"];
	        this.doubts = source["doubts"];
	    }
	}
	export class Choice {
	    row: number;
	    as: string;
	
	    static createFrom(source: any = {}) {
	        return new Choice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = source["row"];
	        this.as = source["as"];
	    }
	}
	export class Sum {
	    count: number;
	    in: string;
	    out: string;
	
	    static createFrom(source: any = {}) {
	        return new Sum(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.count = source["count"];
	        this.in = source["in"];
	        this.out = source["out"];
	    }
	}
	export class Counts {
	    all: Sum;
	    new: Sum;
	    seen: Sum;
	    doubtful: Sum;
	    skipped: Sum;
	    same: Sum;
	    import: Sum;
	    receipts: Sum;
	
	    static createFrom(source: any = {}) {
	        return new Counts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.all = this.convertValues(source["all"], Sum);
	        this.new = this.convertValues(source["new"], Sum);
	        this.seen = this.convertValues(source["seen"], Sum);
	        this.doubtful = this.convertValues(source["doubtful"], Sum);
	        this.skipped = this.convertValues(source["skipped"], Sum);
	        this.same = this.convertValues(source["same"], Sum);
	        this.import = this.convertValues(source["import"], Sum);
	        this.receipts = this.convertValues(source["receipts"], Sum);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Question {
	    ask: string;
	    taken: string;
	    choices: string[];
	    example: string;
	    answered: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Question(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ask = source["ask"];
	        this.taken = source["taken"];
	        this.choices = source["choices"];
	        this.example = source["example"];
	        this.answered = source["answered"];
	    }
	}
	export class Detected {
	    format: string;
	    zh: string;
	    en: string;
	    variant: string;
	    recognised: string;
	    encoding: string;
	    sheet: string;
	    headerRow: number;
	    firstRow: number;
	    hint: statement.AccountHint;
	    mapping?: statement.Mapping;
	    told: boolean;
	    sample: string[][];
	    from: string;
	    to: string;
	    doubts: any[];
	    questions: Question[];
	
	    static createFrom(source: any = {}) {
	        return new Detected(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.format = source["format"];
	        this.zh = source["zh"];
	        this.en = source["en"];
	        this.variant = source["variant"];
	        this.recognised = source["recognised"];
	        this.encoding = source["encoding"];
	        this.sheet = source["sheet"];
	        this.headerRow = source["headerRow"];
	        this.firstRow = source["firstRow"];
	        this.hint = this.convertValues(source["hint"], statement.AccountHint);
	        this.mapping = this.convertValues(source["mapping"], statement.Mapping);
	        this.told = source["told"];
	        this.sample = source["sample"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.doubts = source["doubts"];
	        this.questions = this.convertValues(source["questions"], Question);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class File {
	    name: string;
	    data: string;
	
	    static createFrom(source: any = {}) {
	        return new File(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	    }
	}
	export class ImportFilter {
	    account: number;
	    before: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new ImportFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.account = source["account"];
	        this.before = source["before"];
	        this.limit = source["limit"];
	    }
	}
	export class ImportRow {
	    id: number;
	    account: number;
	    accountName: string;
	    file: string;
	    format: string;
	    at: string;
	    lines: number;
	    added: number;
	    seen: number;
	    from: string;
	    to: string;
	    opening?: string | null;
	    closing?: string | null;
	    skipped: number;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new ImportRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.account = source["account"];
	        this.accountName = source["accountName"];
	        this.file = source["file"];
	        this.format = source["format"];
	        this.at = source["at"];
	        this.lines = source["lines"];
	        this.added = source["added"];
	        this.seen = source["seen"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.opening = source["opening"];
	        this.closing = source["closing"];
	        this.skipped = source["skipped"];
	        this.event = source["event"];
	    }
	}
	export class ImportPage {
	    rows: ImportRow[];
	    more: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ImportPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], ImportRow);
	        this.more = source["more"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Row {
	    row: number;
	    date: string;
	    time: string;
	    amount: string;
	    direction: string;
	    class: string;
	    currency: string;
	    balance?: string | null;
	    payerName: string;
	    payerAccount: string;
	    memo: string;
	    reference: string;
	    status: string;
	    why?: any;
	    treatment: string;
	    choices: string[];
	    receipt: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = source["row"];
	        this.date = source["date"];
	        this.time = source["time"];
	        this.amount = source["amount"];
	        this.direction = source["direction"];
	        this.class = source["class"];
	        this.currency = source["currency"];
	        this.balance = source["balance"];
	        this.payerName = source["payerName"];
	        this.payerAccount = source["payerAccount"];
	        this.memo = source["memo"];
	        this.reference = source["reference"];
	        this.status = source["status"];
	        this.why = source["why"];
	        this.treatment = source["treatment"];
	        this.choices = source["choices"];
	        this.receipt = source["receipt"];
	    }
	}
	export class Proof {
	    opening?: string | null;
	    in: string;
	    out: string;
	    computed?: string | null;
	    closing?: string | null;
	    holds?: boolean;
	    breakRow: number;
	    ours?: string | null;
	    theirs?: string | null;
	    differs: string;
	    differsOn: string;
	    differsAt: number;
	
	    static createFrom(source: any = {}) {
	        return new Proof(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.opening = source["opening"];
	        this.in = source["in"];
	        this.out = source["out"];
	        this.computed = source["computed"];
	        this.closing = source["closing"];
	        this.holds = source["holds"];
	        this.breakRow = source["breakRow"];
	        this.ours = source["ours"];
	        this.theirs = source["theirs"];
	        this.differs = source["differs"];
	        this.differsOn = source["differsOn"];
	        this.differsAt = source["differsAt"];
	    }
	}
	export class Imported {
	    import: number;
	    event: number;
	    account: number;
	    name: string;
	    detected: Detected;
	    proof: Proof;
	    counts: Counts;
	    skipped: Row[];
	
	    static createFrom(source: any = {}) {
	        return new Imported(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.import = source["import"];
	        this.event = source["event"];
	        this.account = source["account"];
	        this.name = source["name"];
	        this.detected = this.convertValues(source["detected"], Detected);
	        this.proof = this.convertValues(source["proof"], Proof);
	        this.counts = this.convertValues(source["counts"], Counts);
	        this.skipped = this.convertValues(source["skipped"], Row);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Joined {
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Joined(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.event = source["event"];
	    }
	}
	export class NotLine {
	    row: number;
	    reason: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new NotLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = source["row"];
	        this.reason = source["reason"];
	        this.text = source["text"];
	    }
	}
	export class LeftOut {
	    heading: string[];
	    rows: Row[];
	    cells: string[][];
	    notLines: NotLine[];
	
	    static createFrom(source: any = {}) {
	        return new LeftOut(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.heading = source["heading"];
	        this.rows = this.convertValues(source["rows"], Row);
	        this.cells = source["cells"];
	        this.notLines = this.convertValues(source["notLines"], NotLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Line {
	    id: number;
	    account: number;
	    accountName: string;
	    import: number;
	    file: string;
	    row: number;
	    date: string;
	    time: string;
	    amount: string;
	    neutral: boolean;
	    class: string;
	    currency: string;
	    balance?: string | null;
	    payerName: string;
	    payerAccount: string;
	    memo: string;
	    reference: string;
	    status: string;
	    receipt: number;
	    state: string;
	    customer: number;
	    customerName: string;
	    cursor: string;
	
	    static createFrom(source: any = {}) {
	        return new Line(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.account = source["account"];
	        this.accountName = source["accountName"];
	        this.import = source["import"];
	        this.file = source["file"];
	        this.row = source["row"];
	        this.date = source["date"];
	        this.time = source["time"];
	        this.amount = source["amount"];
	        this.neutral = source["neutral"];
	        this.class = source["class"];
	        this.currency = source["currency"];
	        this.balance = source["balance"];
	        this.payerName = source["payerName"];
	        this.payerAccount = source["payerAccount"];
	        this.memo = source["memo"];
	        this.reference = source["reference"];
	        this.status = source["status"];
	        this.receipt = source["receipt"];
	        this.state = source["state"];
	        this.customer = source["customer"];
	        this.customerName = source["customerName"];
	        this.cursor = source["cursor"];
	    }
	}
	export class LineFilter {
	    search: string;
	    account: number;
	    import: number;
	    direction: string;
	    state: string;
	    from: string;
	    to: string;
	    sort: string;
	    desc: boolean;
	    after: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new LineFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.account = source["account"];
	        this.import = source["import"];
	        this.direction = source["direction"];
	        this.state = source["state"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.after = source["after"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class LinePage {
	    rows: Line[];
	    count: number;
	    in: string;
	    out: string;
	    more: boolean;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new LinePage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Line);
	        this.count = source["count"];
	        this.in = source["in"];
	        this.out = source["out"];
	        this.more = source["more"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PairLine {
	    id: number;
	    account: number;
	    accountName: string;
	    date: string;
	    row: number;
	    amount: string;
	    neutral: boolean;
	    payerName: string;
	    memo: string;
	
	    static createFrom(source: any = {}) {
	        return new PairLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.account = source["account"];
	        this.accountName = source["accountName"];
	        this.date = source["date"];
	        this.row = source["row"];
	        this.amount = source["amount"];
	        this.neutral = source["neutral"];
	        this.payerName = source["payerName"];
	        this.memo = source["memo"];
	    }
	}
	export class Pair {
	    kind: string;
	    days: number;
	    line: PairLine;
	    other: PairLine;
	
	    static createFrom(source: any = {}) {
	        return new Pair(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.days = source["days"];
	        this.line = this.convertValues(source["line"], PairLine);
	        this.other = this.convertValues(source["other"], PairLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PairPage {
	    rows: Pair[];
	
	    static createFrom(source: any = {}) {
	        return new PairPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Pair);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PairRequest {
	    line: number;
	    other: number;
	    apart: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PairRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.other = source["other"];
	        this.apart = source["apart"];
	    }
	}
	export class Target {
	    id: number;
	    name: string;
	    number: string;
	    currency: string;
	    byFile: boolean;
	    byLayout: boolean;
	    last: string;
	    lastTime: string;
	    again: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Target(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.number = source["number"];
	        this.currency = source["currency"];
	        this.byFile = source["byFile"];
	        this.byLayout = source["byLayout"];
	        this.last = source["last"];
	        this.lastTime = source["lastTime"];
	        this.again = source["again"];
	    }
	}
	export class Preview {
	    detected: Detected;
	    target: Target;
	    proof: Proof;
	    counts: Counts;
	    rows: Row[];
	    more: boolean;
	    notLines: NotLine[];
	
	    static createFrom(source: any = {}) {
	        return new Preview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.detected = this.convertValues(source["detected"], Detected);
	        this.target = this.convertValues(source["target"], Target);
	        this.proof = this.convertValues(source["proof"], Proof);
	        this.counts = this.convertValues(source["counts"], Counts);
	        this.rows = this.convertValues(source["rows"], Row);
	        this.more = source["more"];
	        this.notLines = this.convertValues(source["notLines"], NotLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Request {
	    account: number;
	    accountName: string;
	    file: File;
	    as: string;
	    mapping?: statement.Mapping;
	    password: string;
	    answers: Record<string, string>;
	    choices: Choice[];
	    limit: number;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new Request(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.account = source["account"];
	        this.accountName = source["accountName"];
	        this.file = this.convertValues(source["file"], File);
	        this.as = source["as"];
	        this.mapping = this.convertValues(source["mapping"], statement.Mapping);
	        this.password = source["password"];
	        this.answers = source["answers"];
	        this.choices = this.convertValues(source["choices"], Choice);
	        this.limit = source["limit"];
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	

}

export namespace billing {
	
	export class Allocation {
	    id: number;
	    invoice: number;
	    number: string;
	    kind: string;
	    receipt: number;
	    credit: number;
	    by: string;
	    payer: string;
	    date: string;
	    amount: string;
	    reason: string;
	    reverses: number;
	    reversed: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Allocation(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.invoice = source["invoice"];
	        this.number = source["number"];
	        this.kind = source["kind"];
	        this.receipt = source["receipt"];
	        this.credit = source["credit"];
	        this.by = source["by"];
	        this.payer = source["payer"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.reason = source["reason"];
	        this.reverses = source["reverses"];
	        this.reversed = source["reversed"];
	    }
	}
	export class Blocked {
	    charge: number;
	    contract: string;
	    contractId: number;
	    lineNo: number;
	    customerId: number;
	    name: string;
	    feeItem: string;
	    fault?: any;
	
	    static createFrom(source: any = {}) {
	        return new Blocked(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.charge = source["charge"];
	        this.contract = source["contract"];
	        this.contractId = source["contractId"];
	        this.lineNo = source["lineNo"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.feeItem = source["feeItem"];
	        this.fault = source["fault"];
	    }
	}
	export class CatchUp {
	    month: string;
	    invoices: number;
	    total: string;
	
	    static createFrom(source: any = {}) {
	        return new CatchUp(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.invoices = source["invoices"];
	        this.total = source["total"];
	    }
	}
	export class Line {
	    charge: number;
	    contract: string;
	    lineNo: number;
	    feeItem: number;
	    name: string;
	    adjusts: number;
	    of: number;
	    ofNumber: string;
	    kind: string;
	    part: string;
	    from: string;
	    to: string;
	    quantity: string;
	    unit: string;
	    unitPrice: string;
	    per: string;
	    percent: string;
	    off: string;
	    reason: string;
	    free: boolean;
	    working: string;
	    taxRate: string;
	    net: string;
	    taxAmount: string;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new Line(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.charge = source["charge"];
	        this.contract = source["contract"];
	        this.lineNo = source["lineNo"];
	        this.feeItem = source["feeItem"];
	        this.name = source["name"];
	        this.adjusts = source["adjusts"];
	        this.of = source["of"];
	        this.ofNumber = source["ofNumber"];
	        this.kind = source["kind"];
	        this.part = source["part"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.quantity = source["quantity"];
	        this.unit = source["unit"];
	        this.unitPrice = source["unitPrice"];
	        this.per = source["per"];
	        this.percent = source["percent"];
	        this.off = source["off"];
	        this.reason = source["reason"];
	        this.free = source["free"];
	        this.working = source["working"];
	        this.taxRate = source["taxRate"];
	        this.net = source["net"];
	        this.taxAmount = source["taxAmount"];
	        this.amount = source["amount"];
	    }
	}
	export class CreditLine {
	    adjusts: number;
	    charge: number;
	    contract: string;
	    name: string;
	    from: string;
	    to: string;
	    working: string;
	    taxRate: string;
	    net: string;
	    tax: string;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new CreditLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.adjusts = source["adjusts"];
	        this.charge = source["charge"];
	        this.contract = source["contract"];
	        this.name = source["name"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.working = source["working"];
	        this.taxRate = source["taxRate"];
	        this.net = source["net"];
	        this.tax = source["tax"];
	        this.amount = source["amount"];
	    }
	}
	export class PlannedCredit {
	    number: string;
	    invoiceId: number;
	    of: string;
	    customerId: number;
	    name: string;
	    total: string;
	    freed: string;
	    lines: CreditLine[];
	
	    static createFrom(source: any = {}) {
	        return new PlannedCredit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.invoiceId = source["invoiceId"];
	        this.of = source["of"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.total = source["total"];
	        this.freed = source["freed"];
	        this.lines = this.convertValues(source["lines"], CreditLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DeltaRow {
	    charge: number;
	    lineNo: number;
	    name: string;
	    from: string;
	    to: string;
	    invoiceId: number;
	    number: string;
	    before: string;
	    now: string;
	    diff: string;
	    working: string;
	
	    static createFrom(source: any = {}) {
	        return new DeltaRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.charge = source["charge"];
	        this.lineNo = source["lineNo"];
	        this.name = source["name"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.invoiceId = source["invoiceId"];
	        this.number = source["number"];
	        this.before = source["before"];
	        this.now = source["now"];
	        this.diff = source["diff"];
	        this.working = source["working"];
	    }
	}
	export class ChangePreview {
	    changed: contract.Changed;
	    deltas: DeltaRow[];
	    diff: string;
	    credits: PlannedCredit[];
	    lines: Line[];
	    total: string;
	    blocked: Blocked[];
	    before: contract.Preview;
	    after: contract.Preview;
	    new?: contract.Preview;
	
	    static createFrom(source: any = {}) {
	        return new ChangePreview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.changed = this.convertValues(source["changed"], contract.Changed);
	        this.deltas = this.convertValues(source["deltas"], DeltaRow);
	        this.diff = source["diff"];
	        this.credits = this.convertValues(source["credits"], PlannedCredit);
	        this.lines = this.convertValues(source["lines"], Line);
	        this.total = source["total"];
	        this.blocked = this.convertValues(source["blocked"], Blocked);
	        this.before = this.convertValues(source["before"], contract.Preview);
	        this.after = this.convertValues(source["after"], contract.Preview);
	        this.new = this.convertValues(source["new"], contract.Preview);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ChangeRequest {
	    change: contract.Change;
	    through: string;
	
	    static createFrom(source: any = {}) {
	        return new ChangeRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.change = this.convertValues(source["change"], contract.Change);
	        this.through = source["through"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class CreditPart {
	    line: number;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new CreditPart(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.amount = source["amount"];
	    }
	}
	export class CreditRequest {
	    invoice: number;
	    lines: CreditPart[];
	    date: string;
	    reason: string;
	    rebill: boolean;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new CreditRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.lines = this.convertValues(source["lines"], CreditPart);
	        this.date = source["date"];
	        this.reason = source["reason"];
	        this.rebill = source["rebill"];
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Credited {
	    number: string;
	    total: string;
	    freed: string;
	
	    static createFrom(source: any = {}) {
	        return new Credited(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.total = source["total"];
	        this.freed = source["freed"];
	    }
	}
	
	export class Why {
	    key: string;
	    args: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new Why(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.args = source["args"];
	    }
	}
	export class Difference {
	    change: string;
	    charge: number;
	    customerId: number;
	    name: string;
	    contract: string;
	    contractId: number;
	    feeItem: string;
	    unit: string;
	    before: string;
	    now: string;
	    diff: string;
	    of: number;
	    ofNumber: string;
	    why: Why[];
	    working: string[];
	
	    static createFrom(source: any = {}) {
	        return new Difference(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.change = source["change"];
	        this.charge = source["charge"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.contract = source["contract"];
	        this.contractId = source["contractId"];
	        this.feeItem = source["feeItem"];
	        this.unit = source["unit"];
	        this.before = source["before"];
	        this.now = source["now"];
	        this.diff = source["diff"];
	        this.of = source["of"];
	        this.ofNumber = source["ofNumber"];
	        this.why = this.convertValues(source["why"], Why);
	        this.working = source["working"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Filter {
	    search: string;
	    state: string;
	    customerId: number;
	    contractId: number;
	    run: number;
	    kind: string;
	    from: string;
	    to: string;
	    dueFrom: string;
	    dueTo: string;
	    sort: string;
	    desc: boolean;
	    after: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new Filter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.state = source["state"];
	        this.customerId = source["customerId"];
	        this.contractId = source["contractId"];
	        this.run = source["run"];
	        this.kind = source["kind"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.dueFrom = source["dueFrom"];
	        this.dueTo = source["dueTo"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.after = source["after"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class Note {
	    number: string;
	    date: string;
	    net: string;
	    tax: string;
	    total: string;
	    reason: string;
	    rebill: boolean;
	    lines: CreditLine[];
	
	    static createFrom(source: any = {}) {
	        return new Note(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.date = source["date"];
	        this.net = source["net"];
	        this.tax = source["tax"];
	        this.total = source["total"];
	        this.reason = source["reason"];
	        this.rebill = source["rebill"];
	        this.lines = this.convertValues(source["lines"], CreditLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class InvoiceLine {
	    id: number;
	    kind: string;
	    adjusts: string;
	    name: string;
	    contract: string;
	    from: string;
	    to: string;
	    quantity: string;
	    unit: string;
	    unitPrice: string;
	    working: string;
	    remark: string;
	    taxRate: string;
	    net: string;
	    tax: string;
	    amount: string;
	    left: string;
	
	    static createFrom(source: any = {}) {
	        return new InvoiceLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.adjusts = source["adjusts"];
	        this.name = source["name"];
	        this.contract = source["contract"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.quantity = source["quantity"];
	        this.unit = source["unit"];
	        this.unitPrice = source["unitPrice"];
	        this.working = source["working"];
	        this.remark = source["remark"];
	        this.taxRate = source["taxRate"];
	        this.net = source["net"];
	        this.tax = source["tax"];
	        this.amount = source["amount"];
	        this.left = source["left"];
	    }
	}
	export class Party {
	    name: string;
	    taxId: string;
	    address: string;
	    phone: string;
	    contact: string;
	
	    static createFrom(source: any = {}) {
	        return new Party(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.taxId = source["taxId"];
	        this.address = source["address"];
	        this.phone = source["phone"];
	        this.contact = source["contact"];
	    }
	}
	export class Invoice {
	    id: number;
	    number: string;
	    customerId: number;
	    name: string;
	    unit: string;
	    kind: string;
	    contract: string;
	    issueDate: string;
	    dueDate: string;
	    periodFrom: string;
	    periodTo: string;
	    net: string;
	    tax: string;
	    total: string;
	    settled: string;
	    open: string;
	    state: string;
	    stored: string;
	    overdue: number;
	    origin: string;
	    cursor: string;
	    memo: string;
	    payCode: string;
	    prepaid: string;
	    billTo: Party;
	    lines: InvoiceLine[];
	    allocations: Allocation[];
	    credit?: Note;
	    notes: Note[];
	
	    static createFrom(source: any = {}) {
	        return new Invoice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.unit = source["unit"];
	        this.kind = source["kind"];
	        this.contract = source["contract"];
	        this.issueDate = source["issueDate"];
	        this.dueDate = source["dueDate"];
	        this.periodFrom = source["periodFrom"];
	        this.periodTo = source["periodTo"];
	        this.net = source["net"];
	        this.tax = source["tax"];
	        this.total = source["total"];
	        this.settled = source["settled"];
	        this.open = source["open"];
	        this.state = source["state"];
	        this.stored = source["stored"];
	        this.overdue = source["overdue"];
	        this.origin = source["origin"];
	        this.cursor = source["cursor"];
	        this.memo = source["memo"];
	        this.payCode = source["payCode"];
	        this.prepaid = source["prepaid"];
	        this.billTo = this.convertValues(source["billTo"], Party);
	        this.lines = this.convertValues(source["lines"], InvoiceLine);
	        this.allocations = this.convertValues(source["allocations"], Allocation);
	        this.credit = this.convertValues(source["credit"], Note);
	        this.notes = this.convertValues(source["notes"], Note);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class LateContract {
	    contractId: number;
	    mode: string;
	    policy: latefee.Policy;
	
	    static createFrom(source: any = {}) {
	        return new LateContract(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.mode = source["mode"];
	        this.policy = this.convertValues(source["policy"], latefee.Policy);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LateContractRequest {
	    contractId: number;
	
	    static createFrom(source: any = {}) {
	        return new LateContractRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	    }
	}
	export class LateDone {
	    invoice: number;
	    number: string;
	    name: string;
	    from: string;
	    to: string;
	    amount: string;
	    state: string;
	    bill: string;
	    billId: number;
	    reason: string;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new LateDone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.number = source["number"];
	        this.name = source["name"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.amount = source["amount"];
	        this.state = source["state"];
	        this.bill = source["bill"];
	        this.billId = source["billId"];
	        this.reason = source["reason"];
	        this.event = source["event"];
	    }
	}
	export class LateFee {
	    invoice: number;
	    number: string;
	    customerId: number;
	    name: string;
	    contractId: number;
	    contract: string;
	    unit: string;
	    kind: string;
	    due: string;
	    total: string;
	    open: string;
	    billed: string;
	    waived: string;
	    from: string;
	    to: string;
	    amount: string;
	    sheet: latefee.Sheet;
	
	    static createFrom(source: any = {}) {
	        return new LateFee(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.number = source["number"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.contractId = source["contractId"];
	        this.contract = source["contract"];
	        this.unit = source["unit"];
	        this.kind = source["kind"];
	        this.due = source["due"];
	        this.total = source["total"];
	        this.open = source["open"];
	        this.billed = source["billed"];
	        this.waived = source["waived"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.amount = source["amount"];
	        this.sheet = this.convertValues(source["sheet"], latefee.Sheet);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LateRequest {
	    invoice: number;
	    customerId: number;
	    asOf: string;
	
	    static createFrom(source: any = {}) {
	        return new LateRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.customerId = source["customerId"];
	        this.asOf = source["asOf"];
	    }
	}
	export class LateSheet {
	    asOf: string;
	    on: boolean;
	    rows: LateFee[];
	    done: LateDone[];
	    amount: string;
	    billed: string;
	    waived: string;
	
	    static createFrom(source: any = {}) {
	        return new LateSheet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.on = source["on"];
	        this.rows = this.convertValues(source["rows"], LateFee);
	        this.done = this.convertValues(source["done"], LateDone);
	        this.amount = source["amount"];
	        this.billed = source["billed"];
	        this.waived = source["waived"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Row {
	    id: number;
	    number: string;
	    customerId: number;
	    name: string;
	    unit: string;
	    kind: string;
	    contract: string;
	    issueDate: string;
	    dueDate: string;
	    periodFrom: string;
	    periodTo: string;
	    net: string;
	    tax: string;
	    total: string;
	    settled: string;
	    open: string;
	    state: string;
	    stored: string;
	    overdue: number;
	    origin: string;
	    cursor: string;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.unit = source["unit"];
	        this.kind = source["kind"];
	        this.contract = source["contract"];
	        this.issueDate = source["issueDate"];
	        this.dueDate = source["dueDate"];
	        this.periodFrom = source["periodFrom"];
	        this.periodTo = source["periodTo"];
	        this.net = source["net"];
	        this.tax = source["tax"];
	        this.total = source["total"];
	        this.settled = source["settled"];
	        this.open = source["open"];
	        this.state = source["state"];
	        this.stored = source["stored"];
	        this.overdue = source["overdue"];
	        this.origin = source["origin"];
	        this.cursor = source["cursor"];
	    }
	}
	export class Page {
	    rows: Row[];
	    count: number;
	    total: string;
	    settled: string;
	    open: string;
	    more: boolean;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Row);
	        this.count = source["count"];
	        this.total = source["total"];
	        this.settled = source["settled"];
	        this.open = source["open"];
	        this.more = source["more"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Planned {
	    id: number;
	    number: string;
	    customerId: number;
	    code: string;
	    name: string;
	    issue: string;
	    due: string;
	    net: string;
	    tax: string;
	    total: string;
	    prepaid: string;
	    lines: Line[];
	
	    static createFrom(source: any = {}) {
	        return new Planned(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.customerId = source["customerId"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.issue = source["issue"];
	        this.due = source["due"];
	        this.net = source["net"];
	        this.tax = source["tax"];
	        this.total = source["total"];
	        this.prepaid = source["prepaid"];
	        this.lines = this.convertValues(source["lines"], Line);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Plan {
	    invoices: Planned[];
	    credits: PlannedCredit[];
	    blocked: Blocked[];
	    warnings: Blocked[];
	    total: string;
	    credited: string;
	    fees: string;
	    prepaid: string;
	
	    static createFrom(source: any = {}) {
	        return new Plan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoices = this.convertValues(source["invoices"], Planned);
	        this.credits = this.convertValues(source["credits"], PlannedCredit);
	        this.blocked = this.convertValues(source["blocked"], Blocked);
	        this.warnings = this.convertValues(source["warnings"], Blocked);
	        this.total = source["total"];
	        this.credited = source["credited"];
	        this.fees = source["fees"];
	        this.prepaid = source["prepaid"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Preview {
	    month: string;
	    beforeTo: string;
	    before: string;
	    new: string;
	    changed: string;
	    gone: string;
	    late: string;
	    deltas: string;
	    fees: string;
	    monthSum: string;
	    issued: string;
	    total: string;
	    prepaid: string;
	    invoices: number;
	    first: string;
	    last: string;
	    blocked: Blocked[];
	    warnings: Blocked[];
	    catchUp: CatchUp[];
	    credits: PlannedCredit[];
	    credited: string;
	    counts: {[key: string]: number};
	    rows: Difference[];
	
	    static createFrom(source: any = {}) {
	        return new Preview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.beforeTo = source["beforeTo"];
	        this.before = source["before"];
	        this.new = source["new"];
	        this.changed = source["changed"];
	        this.gone = source["gone"];
	        this.late = source["late"];
	        this.deltas = source["deltas"];
	        this.fees = source["fees"];
	        this.monthSum = source["monthSum"];
	        this.issued = source["issued"];
	        this.total = source["total"];
	        this.prepaid = source["prepaid"];
	        this.invoices = source["invoices"];
	        this.first = source["first"];
	        this.last = source["last"];
	        this.blocked = this.convertValues(source["blocked"], Blocked);
	        this.warnings = this.convertValues(source["warnings"], Blocked);
	        this.catchUp = this.convertValues(source["catchUp"], CatchUp);
	        this.credits = this.convertValues(source["credits"], PlannedCredit);
	        this.credited = source["credited"];
	        this.counts = source["counts"];
	        this.rows = this.convertValues(source["rows"], Difference);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PreviewRequest {
	    through: string;
	    skipFees: boolean;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new PreviewRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.through = source["through"];
	        this.skipFees = source["skipFees"];
	        this.limit = source["limit"];
	    }
	}
	
	export class RunRequest {
	    through: string;
	    skipFees: boolean;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new RunRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.through = source["through"];
	        this.skipFees = source["skipFees"];
	        this.requestId = source["requestId"];
	    }
	}
	export class RunResult {
	    run: number;
	    invoices: number;
	    total: string;
	    first: string;
	    last: string;
	    credits: number;
	    credited: string;
	    fees: string;
	    prepaid: string;
	    blocked: Blocked[];
	    warnings: Blocked[];
	
	    static createFrom(source: any = {}) {
	        return new RunResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.run = source["run"];
	        this.invoices = source["invoices"];
	        this.total = source["total"];
	        this.first = source["first"];
	        this.last = source["last"];
	        this.credits = source["credits"];
	        this.credited = source["credited"];
	        this.fees = source["fees"];
	        this.prepaid = source["prepaid"];
	        this.blocked = this.convertValues(source["blocked"], Blocked);
	        this.warnings = this.convertValues(source["warnings"], Blocked);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class WaiveRequest {
	    invoices: number[];
	    through: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new WaiveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoices = source["invoices"];
	        this.through = source["through"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	}
	export class Waived {
	    amount: string;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Waived(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.amount = source["amount"];
	        this.event = source["event"];
	    }
	}
	export class Which {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new Which(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}

}

export namespace charge {
	
	export class Line {
	    kind: string;
	    part: string;
	    from: string;
	    to: string;
	    quantity: string;
	    unit: string;
	    unitPrice: string;
	    per: string;
	    percent: string;
	    off: string;
	    reason: string;
	    free: boolean;
	    working: string;
	    taxRate: string;
	    net: string;
	    taxAmount: string;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new Line(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.part = source["part"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.quantity = source["quantity"];
	        this.unit = source["unit"];
	        this.unitPrice = source["unitPrice"];
	        this.per = source["per"];
	        this.percent = source["percent"];
	        this.off = source["off"];
	        this.reason = source["reason"];
	        this.free = source["free"];
	        this.working = source["working"];
	        this.taxRate = source["taxRate"];
	        this.net = source["net"];
	        this.taxAmount = source["taxAmount"];
	        this.amount = source["amount"];
	    }
	}
	export class Period {
	    from: string;
	    to: string;
	    issue: string;
	    due: string;
	
	    static createFrom(source: any = {}) {
	        return new Period(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.issue = source["issue"];
	        this.due = source["due"];
	    }
	}
	export class Billed {
	    period: Period;
	    lines: Line[];
	    total: string;
	
	    static createFrom(source: any = {}) {
	        return new Billed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.period = this.convertValues(source["period"], Period);
	        this.lines = this.convertValues(source["lines"], Line);
	        this.total = source["total"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Discount {
	    from: string;
	    to: string;
	    percent: string;
	    amount: string;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new Discount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.percent = source["percent"];
	        this.amount = source["amount"];
	        this.reason = source["reason"];
	    }
	}
	export class Formula {
	    from: string;
	    formula: string;
	
	    static createFrom(source: any = {}) {
	        return new Formula(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.formula = source["formula"];
	    }
	}
	
	
	export class RegisterPrice {
	    register: string;
	    from: string;
	    price: string;
	
	    static createFrom(source: any = {}) {
	        return new RegisterPrice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.register = source["register"];
	        this.from = source["from"];
	        this.price = source["price"];
	    }
	}
	export class Step {
	    from: string;
	    price: string;
	
	    static createFrom(source: any = {}) {
	        return new Step(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.price = source["price"];
	    }
	}
	export class Tier {
	    upto?: string | null;
	    price: string;
	
	    static createFrom(source: any = {}) {
	        return new Tier(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.upto = source["upto"];
	        this.price = source["price"];
	    }
	}

}

export namespace closing {
	
	export class Bill {
	    id: number;
	    number: string;
	    kind: string;
	    issue: string;
	    due: string;
	    total: string;
	    open: string;
	    new: boolean;
	    prepaid: string;
	    setOff: string;
	
	    static createFrom(source: any = {}) {
	        return new Bill(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.kind = source["kind"];
	        this.issue = source["issue"];
	        this.due = source["due"];
	        this.total = source["total"];
	        this.open = source["open"];
	        this.new = source["new"];
	        this.prepaid = source["prepaid"];
	        this.setOff = source["setOff"];
	    }
	}
	export class Row {
	    id: number;
	    number: string;
	    contractId: number;
	    on: string;
	    date: string;
	    net: string;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.contractId = source["contractId"];
	        this.on = source["on"];
	        this.date = source["date"];
	        this.net = source["net"];
	        this.reason = source["reason"];
	    }
	}
	export class List {
	    rows: Row[];
	
	    static createFrom(source: any = {}) {
	        return new List(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Row);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Request {
	    contractId: number;
	    on: string;
	    reason: string;
	    readings: meter.Entry[];
	    skipFees: boolean;
	    usePrepaid: boolean;
	    setOff: boolean;
	    refundDeposit: boolean;
	    refundPrepaid: boolean;
	    method: string;
	    leave: boolean;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new Request(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.on = source["on"];
	        this.reason = source["reason"];
	        this.readings = this.convertValues(source["readings"], meter.Entry);
	        this.skipFees = source["skipFees"];
	        this.usePrepaid = source["usePrepaid"];
	        this.setOff = source["setOff"];
	        this.refundDeposit = source["refundDeposit"];
	        this.refundPrepaid = source["refundPrepaid"];
	        this.method = source["method"];
	        this.leave = source["leave"];
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Sheet {
	    id: number;
	    number: string;
	    contractId: number;
	    code: string;
	    unit: string;
	    customerId: number;
	    name: string;
	    start: string;
	    end: string;
	    on: string;
	    date: string;
	    reason: string;
	    early: boolean;
	    meters: meter.Sheet;
	    lines: billing.Line[];
	    credits: billing.PlannedCredit[];
	    blocked: billing.Blocked[];
	    warnings: billing.Blocked[];
	    billed: string;
	    fees: string;
	    credited: string;
	    bills: Bill[];
	    open: string;
	    held: string;
	    prepaid: string;
	    net: string;
	    paid: string;
	    setOff: string;
	    refunded: string;
	    repaid: string;
	    owes: string;
	    heldLeft: string;
	    prepaidLeft: string;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Sheet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.unit = source["unit"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.on = source["on"];
	        this.date = source["date"];
	        this.reason = source["reason"];
	        this.early = source["early"];
	        this.meters = this.convertValues(source["meters"], meter.Sheet);
	        this.lines = this.convertValues(source["lines"], billing.Line);
	        this.credits = this.convertValues(source["credits"], billing.PlannedCredit);
	        this.blocked = this.convertValues(source["blocked"], billing.Blocked);
	        this.warnings = this.convertValues(source["warnings"], billing.Blocked);
	        this.billed = source["billed"];
	        this.fees = source["fees"];
	        this.credited = source["credited"];
	        this.bills = this.convertValues(source["bills"], Bill);
	        this.open = source["open"];
	        this.held = source["held"];
	        this.prepaid = source["prepaid"];
	        this.net = source["net"];
	        this.paid = source["paid"];
	        this.setOff = source["setOff"];
	        this.refunded = source["refunded"];
	        this.repaid = source["repaid"];
	        this.owes = source["owes"];
	        this.heldLeft = source["heldLeft"];
	        this.prepaidLeft = source["prepaidLeft"];
	        this.event = source["event"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Which {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new Which(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}

}

export namespace contract {
	
	export class Charge {
	    id: number;
	    line: number;
	    feeItemId: number;
	    model: string;
	    price: string;
	    pricePer: string;
	    quantity: string;
	    cycleMonths: number;
	    anchor: string;
	    timing: string;
	    issueOffsetDays: number;
	    dueDays: number;
	    dueDay: number;
	    dueShift: string;
	    proration: string;
	    wholeOver: number;
	    workdays: boolean;
	    start: string;
	    end: string;
	    origin: string;
	    minimum?: string | null;
	    maximum?: string | null;
	    steps: charge.Step[];
	    stepEveryMonths: number;
	    stepPercent: string;
	    stepAmount: string;
	    pricePlaces?: number;
	    free: date.Range[];
	    discounts: charge.Discount[];
	    meterId: number;
	    poolId: number;
	    registerPrices: charge.RegisterPrice[];
	    accumulation: string;
	    tierMode: string;
	    tiers: charge.Tier[];
	    people: number;
	    peopleOver: number;
	    peopleWiden: string;
	    moveIn: boolean;
	    formula: string;
	    formulas: charge.Formula[];
	    percent: string;
	    yearly: boolean;
	    onConfirm: boolean;
	    confirmed: string;
	    retention: string;
	    retentionMonths: number;
	    replaces: number;
	    withdrawn: boolean;
	    reviewFrom: string;
	    billedThrough: string;
	
	    static createFrom(source: any = {}) {
	        return new Charge(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.line = source["line"];
	        this.feeItemId = source["feeItemId"];
	        this.model = source["model"];
	        this.price = source["price"];
	        this.pricePer = source["pricePer"];
	        this.quantity = source["quantity"];
	        this.cycleMonths = source["cycleMonths"];
	        this.anchor = source["anchor"];
	        this.timing = source["timing"];
	        this.issueOffsetDays = source["issueOffsetDays"];
	        this.dueDays = source["dueDays"];
	        this.dueDay = source["dueDay"];
	        this.dueShift = source["dueShift"];
	        this.proration = source["proration"];
	        this.wholeOver = source["wholeOver"];
	        this.workdays = source["workdays"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.origin = source["origin"];
	        this.minimum = source["minimum"];
	        this.maximum = source["maximum"];
	        this.steps = this.convertValues(source["steps"], charge.Step);
	        this.stepEveryMonths = source["stepEveryMonths"];
	        this.stepPercent = source["stepPercent"];
	        this.stepAmount = source["stepAmount"];
	        this.pricePlaces = source["pricePlaces"];
	        this.free = this.convertValues(source["free"], date.Range);
	        this.discounts = this.convertValues(source["discounts"], charge.Discount);
	        this.meterId = source["meterId"];
	        this.poolId = source["poolId"];
	        this.registerPrices = this.convertValues(source["registerPrices"], charge.RegisterPrice);
	        this.accumulation = source["accumulation"];
	        this.tierMode = source["tierMode"];
	        this.tiers = this.convertValues(source["tiers"], charge.Tier);
	        this.people = source["people"];
	        this.peopleOver = source["peopleOver"];
	        this.peopleWiden = source["peopleWiden"];
	        this.moveIn = source["moveIn"];
	        this.formula = source["formula"];
	        this.formulas = this.convertValues(source["formulas"], charge.Formula);
	        this.percent = source["percent"];
	        this.yearly = source["yearly"];
	        this.onConfirm = source["onConfirm"];
	        this.confirmed = source["confirmed"];
	        this.retention = source["retention"];
	        this.retentionMonths = source["retentionMonths"];
	        this.replaces = source["replaces"];
	        this.withdrawn = source["withdrawn"];
	        this.reviewFrom = source["reviewFrom"];
	        this.billedThrough = source["billedThrough"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Contract {
	    id: number;
	    code: string;
	    customerId: number;
	    unit: string;
	    start: string;
	    end: string;
	    deposit: string;
	    note: string;
	    numbers: Record<string, string>;
	    minimum?: string | null;
	    maximum?: string | null;
	    limitTotal?: string | null;
	    limitBlock: boolean;
	    archived: boolean;
	    follows: number;
	    terminated: string;
	    charges: Charge[];
	
	    static createFrom(source: any = {}) {
	        return new Contract(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.customerId = source["customerId"];
	        this.unit = source["unit"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.deposit = source["deposit"];
	        this.note = source["note"];
	        this.numbers = source["numbers"];
	        this.minimum = source["minimum"];
	        this.maximum = source["maximum"];
	        this.limitTotal = source["limitTotal"];
	        this.limitBlock = source["limitBlock"];
	        this.archived = source["archived"];
	        this.follows = source["follows"];
	        this.terminated = source["terminated"];
	        this.charges = this.convertValues(source["charges"], Charge);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AmendRequest {
	    contract: Contract;
	    from: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new AmendRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contract = this.convertValues(source["contract"], Contract);
	        this.from = source["from"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ArchiveFeeItem {
	    id: number;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ArchiveFeeItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.archived = source["archived"];
	    }
	}
	export class ArchiveRequest {
	    id: number;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ArchiveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.archived = source["archived"];
	    }
	}
	export class Bar {
	    from: string;
	    to: string;
	    kind: string;
	    price: string;
	    days: number;
	
	    static createFrom(source: any = {}) {
	        return new Bar(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.kind = source["kind"];
	        this.price = source["price"];
	        this.days = source["days"];
	    }
	}
	export class TransferRequest {
	    id: number;
	    from: string;
	    customerId: number;
	    code: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new TransferRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.from = source["from"];
	        this.customerId = source["customerId"];
	        this.code = source["code"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	}
	export class TerminateRequest {
	    id: number;
	    on: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new TerminateRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.on = source["on"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	}
	export class RenewRequest {
	    id: number;
	    end: string;
	    charges: Charge[];
	    percent: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new RenewRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.end = source["end"];
	        this.charges = this.convertValues(source["charges"], Charge);
	        this.percent = source["percent"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Change {
	    amend?: AmendRequest;
	    renew?: RenewRequest;
	    terminate?: TerminateRequest;
	    transfer?: TransferRequest;
	
	    static createFrom(source: any = {}) {
	        return new Change(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.amend = this.convertValues(source["amend"], AmendRequest);
	        this.renew = this.convertValues(source["renew"], RenewRequest);
	        this.terminate = this.convertValues(source["terminate"], TerminateRequest);
	        this.transfer = this.convertValues(source["transfer"], TransferRequest);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ChargeChange {
	    line: number;
	    name: string;
	    fate: string;
	    from: string;
	    to: string;
	    replaces: number;
	    billedThrough: string;
	    review: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ChargeChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.name = source["name"];
	        this.fate = source["fate"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.replaces = source["replaces"];
	        this.billedThrough = source["billedThrough"];
	        this.review = source["review"];
	    }
	}
	export class Changed {
	    id: number;
	    code: string;
	    version: number;
	    newId: number;
	    newCode: string;
	    charges: ChargeChange[];
	    notes: any[];
	
	    static createFrom(source: any = {}) {
	        return new Changed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.version = source["version"];
	        this.newId = source["newId"];
	        this.newCode = source["newCode"];
	        this.charges = this.convertValues(source["charges"], ChargeChange);
	        this.notes = source["notes"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Stretch {
	    from: string;
	    to: string;
	    invoiceId: number;
	    number: string;
	    state: string;
	    line: number;
	
	    static createFrom(source: any = {}) {
	        return new Stretch(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.invoiceId = source["invoiceId"];
	        this.number = source["number"];
	        this.state = source["state"];
	        this.line = source["line"];
	    }
	}
	export class ChargeView {
	    line: number;
	    name: string;
	    total: string;
	    next?: charge.Billed;
	    bars: Bar[];
	    billed: Stretch[];
	    covered: number;
	
	    static createFrom(source: any = {}) {
	        return new ChargeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.name = source["name"];
	        this.total = source["total"];
	        this.next = this.convertValues(source["next"], charge.Billed);
	        this.bars = this.convertValues(source["bars"], Bar);
	        this.billed = this.convertValues(source["billed"], Stretch);
	        this.covered = source["covered"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ConfirmRequest {
	    id: number;
	    line: number;
	    on: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new ConfirmRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.line = source["line"];
	        this.on = source["on"];
	        this.requestId = source["requestId"];
	    }
	}
	
	export class FeeItem {
	    id: number;
	    code: string;
	    name: string;
	    taxRate: string;
	    taxMode: string;
	    roundTo: string;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new FeeItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.taxRate = source["taxRate"];
	        this.taxMode = source["taxMode"];
	        this.roundTo = source["roundTo"];
	        this.archived = source["archived"];
	    }
	}
	export class Detail {
	    contract: Contract;
	    customerCode: string;
	    customerName: string;
	    items: FeeItem[];
	    open: string;
	    billed: number;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new Detail(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contract = this.convertValues(source["contract"], Contract);
	        this.customerCode = source["customerCode"];
	        this.customerName = source["customerName"];
	        this.items = this.convertValues(source["items"], FeeItem);
	        this.open = source["open"];
	        this.billed = source["billed"];
	        this.state = source["state"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TurnoverEntry {
	    contractId: number;
	    from: string;
	    to: string;
	    amount?: string | null;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new TurnoverEntry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.amount = source["amount"];
	        this.note = source["note"];
	    }
	}
	export class EnterTurnovers {
	    rows: TurnoverEntry[];
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new EnterTurnovers(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], TurnoverEntry);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EnteredTurnovers {
	    changed: number;
	
	    static createFrom(source: any = {}) {
	        return new EnteredTurnovers(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.changed = source["changed"];
	    }
	}
	export class ExpectedLine {
	    name: string;
	    line: charge.Line;
	
	    static createFrom(source: any = {}) {
	        return new ExpectedLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.line = this.convertValues(source["line"], charge.Line);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Expected {
	    issue: string;
	    due: string;
	    total: string;
	    lines: ExpectedLine[];
	
	    static createFrom(source: any = {}) {
	        return new Expected(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.issue = source["issue"];
	        this.due = source["due"];
	        this.total = source["total"];
	        this.lines = this.convertValues(source["lines"], ExpectedLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class FeeItemFilter {
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new FeeItemFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.archived = source["archived"];
	    }
	}
	export class FeeItemRow {
	    item: FeeItem;
	    used: number;
	
	    static createFrom(source: any = {}) {
	        return new FeeItemRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.item = this.convertValues(source["item"], FeeItem);
	        this.used = source["used"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FeeItemPage {
	    rows: FeeItemRow[];
	
	    static createFrom(source: any = {}) {
	        return new FeeItemPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], FeeItemRow);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Filter {
	    search: string;
	    customerId: number;
	    state: string;
	    endingBy: string;
	    sort: string;
	    desc: boolean;
	    after: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new Filter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.customerId = source["customerId"];
	        this.state = source["state"];
	        this.endingBy = source["endingBy"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.after = source["after"];
	        this.limit = source["limit"];
	    }
	}
	export class Month {
	    month: string;
	    amounts: string[];
	    total: string;
	
	    static createFrom(source: any = {}) {
	        return new Month(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.amounts = source["amounts"];
	        this.total = source["total"];
	    }
	}
	export class Row {
	    id: number;
	    code: string;
	    customerId: number;
	    customerName: string;
	    unit: string;
	    items: string;
	    start: string;
	    end: string;
	    deposit: string;
	    billedThrough: string;
	    terminated: string;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.customerId = source["customerId"];
	        this.customerName = source["customerName"];
	        this.unit = source["unit"];
	        this.items = source["items"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.deposit = source["deposit"];
	        this.billedThrough = source["billedThrough"];
	        this.terminated = source["terminated"];
	        this.state = source["state"];
	    }
	}
	export class Page {
	    rows: Row[];
	    count: number;
	    deposit: string;
	    more: boolean;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Row);
	        this.count = source["count"];
	        this.deposit = source["deposit"];
	        this.more = source["more"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Preview {
	    from: string;
	    to: string;
	    today: string;
	    months: Month[];
	    total: string;
	    late: string;
	    charges: ChargeView[];
	    invoices: Expected[];
	    days: number;
	    faults: fault.Fault[];
	    notes: fault.Fault[];
	
	    static createFrom(source: any = {}) {
	        return new Preview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.today = source["today"];
	        this.months = this.convertValues(source["months"], Month);
	        this.total = source["total"];
	        this.late = source["late"];
	        this.charges = this.convertValues(source["charges"], ChargeView);
	        this.invoices = this.convertValues(source["invoices"], Expected);
	        this.days = source["days"];
	        this.faults = this.convertValues(source["faults"], fault.Fault);
	        this.notes = this.convertValues(source["notes"], fault.Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PreviewRequest {
	    contract: Contract;
	
	    static createFrom(source: any = {}) {
	        return new PreviewRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contract = this.convertValues(source["contract"], Contract);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Ref {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new Ref(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	
	
	export class SaveFeeItem {
	    item: FeeItem;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new SaveFeeItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.item = this.convertValues(source["item"], FeeItem);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SaveRequest {
	    contract: Contract;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new SaveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contract = this.convertValues(source["contract"], Contract);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Saved {
	    id: number;
	    code: string;
	    notes: fault.Fault[];
	
	    static createFrom(source: any = {}) {
	        return new Saved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.notes = this.convertValues(source["notes"], fault.Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SavedFeeItem {
	    id: number;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new SavedFeeItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	    }
	}
	export class SimulateFormula {
	    formula: string;
	    contractId: number;
	    line: number;
	    all: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SimulateFormula(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.formula = source["formula"];
	        this.contractId = source["contractId"];
	        this.line = source["line"];
	        this.all = source["all"];
	    }
	}
	export class SimulatedRow {
	    contractId: number;
	    code: string;
	    customerName: string;
	    line: number;
	    name: string;
	    month: string;
	    from: string;
	    to: string;
	    before: string;
	    after: string;
	    diff: string;
	    beforeWorking: string;
	    afterWorking: string;
	    fault?: any;
	
	    static createFrom(source: any = {}) {
	        return new SimulatedRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.customerName = source["customerName"];
	        this.line = source["line"];
	        this.name = source["name"];
	        this.month = source["month"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.before = source["before"];
	        this.after = source["after"];
	        this.diff = source["diff"];
	        this.beforeWorking = source["beforeWorking"];
	        this.afterWorking = source["afterWorking"];
	        this.fault = source["fault"];
	    }
	}
	export class Simulation {
	    fault?: any;
	    rows: SimulatedRow[];
	    before: string;
	    after: string;
	    diff: string;
	    charges: number;
	    changed: number;
	
	    static createFrom(source: any = {}) {
	        return new Simulation(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.fault = source["fault"];
	        this.rows = this.convertValues(source["rows"], SimulatedRow);
	        this.before = source["before"];
	        this.after = source["after"];
	        this.diff = source["diff"];
	        this.charges = source["charges"];
	        this.changed = source["changed"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class Tried {
	    contractId: number;
	    code: string;
	    customerName: string;
	    line: number;
	    name: string;
	    from: string;
	    to: string;
	    amount: string;
	    working: string;
	    now: string;
	    fault?: any;
	
	    static createFrom(source: any = {}) {
	        return new Tried(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.customerName = source["customerName"];
	        this.line = source["line"];
	        this.name = source["name"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.amount = source["amount"];
	        this.working = source["working"];
	        this.now = source["now"];
	        this.fault = source["fault"];
	    }
	}
	export class TriedFormula {
	    fault?: any;
	    names: string[];
	    rows: Tried[];
	
	    static createFrom(source: any = {}) {
	        return new TriedFormula(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.fault = source["fault"];
	        this.names = source["names"];
	        this.rows = this.convertValues(source["rows"], Tried);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TryFormula {
	    formula: string;
	    contractId: number;
	    line: number;
	    numbers: Record<string, string>;
	    charge?: Charge;
	
	    static createFrom(source: any = {}) {
	        return new TryFormula(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.formula = source["formula"];
	        this.contractId = source["contractId"];
	        this.line = source["line"];
	        this.numbers = source["numbers"];
	        this.charge = this.convertValues(source["charge"], Charge);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class TurnoverFilter {
	    month: string;
	    contractId: number;
	
	    static createFrom(source: any = {}) {
	        return new TurnoverFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.contractId = source["contractId"];
	    }
	}
	export class TurnoverRow {
	    id: number;
	    contractId: number;
	    from: string;
	    to: string;
	    amount: string;
	    note: string;
	    entered: boolean;
	    code: string;
	    customerId: number;
	    customerName: string;
	    unit: string;
	
	    static createFrom(source: any = {}) {
	        return new TurnoverRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.contractId = source["contractId"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.amount = source["amount"];
	        this.note = source["note"];
	        this.entered = source["entered"];
	        this.code = source["code"];
	        this.customerId = source["customerId"];
	        this.customerName = source["customerName"];
	        this.unit = source["unit"];
	    }
	}
	export class TurnoverPage {
	    rows: TurnoverRow[];
	    amount: string;
	    missing: number;
	
	    static createFrom(source: any = {}) {
	        return new TurnoverPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], TurnoverRow);
	        this.amount = source["amount"];
	        this.missing = source["missing"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Version {
	    number: number;
	    kind: string;
	    from: string;
	    reason: string;
	    at: string;
	    before: Contract;
	
	    static createFrom(source: any = {}) {
	        return new Version(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.kind = source["kind"];
	        this.from = source["from"];
	        this.reason = source["reason"];
	        this.at = source["at"];
	        this.before = this.convertValues(source["before"], Contract);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class VersionList {
	    rows: Version[];
	
	    static createFrom(source: any = {}) {
	        return new VersionList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Version);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace customer {
	
	export class ArchiveRequest {
	    id: number;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ArchiveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.archived = source["archived"];
	    }
	}
	export class Balance {
	    open: string;
	    overdue: string;
	    unapplied: string;
	
	    static createFrom(source: any = {}) {
	        return new Balance(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.open = source["open"];
	        this.overdue = source["overdue"];
	        this.unapplied = source["unapplied"];
	    }
	}
	export class Fact {
	    value: string;
	    learned: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Fact(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.value = source["value"];
	        this.learned = source["learned"];
	    }
	}
	export class Customer {
	    id: number;
	    code: string;
	    name: string;
	    shortName: string;
	    segment: string;
	    taxId: string;
	    creditLimit?: string | null;
	    parent: string;
	    contact: string;
	    phone: string;
	    email: string;
	    address: string;
	    note: string;
	    separate: boolean;
	    archived: boolean;
	    aliases: Fact[];
	    accounts: Fact[];
	    units: Fact[];
	
	    static createFrom(source: any = {}) {
	        return new Customer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.shortName = source["shortName"];
	        this.segment = source["segment"];
	        this.taxId = source["taxId"];
	        this.creditLimit = source["creditLimit"];
	        this.parent = source["parent"];
	        this.contact = source["contact"];
	        this.phone = source["phone"];
	        this.email = source["email"];
	        this.address = source["address"];
	        this.note = source["note"];
	        this.separate = source["separate"];
	        this.archived = source["archived"];
	        this.aliases = this.convertValues(source["aliases"], Fact);
	        this.accounts = this.convertValues(source["accounts"], Fact);
	        this.units = this.convertValues(source["units"], Fact);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Payer {
	    name: string;
	    account: string;
	    times: number;
	    last: string;
	
	    static createFrom(source: any = {}) {
	        return new Payer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.account = source["account"];
	        this.times = source["times"];
	        this.last = source["last"];
	    }
	}
	export class Detail {
	    customer: Customer;
	    contracts: number;
	    balance: Balance;
	    payers: Payer[];
	
	    static createFrom(source: any = {}) {
	        return new Detail(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customer = this.convertValues(source["customer"], Customer);
	        this.contracts = source["contracts"];
	        this.balance = this.convertValues(source["balance"], Balance);
	        this.payers = this.convertValues(source["payers"], Payer);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Filter {
	    search: string;
	    show: string;
	    segment: string;
	    sort: string;
	    desc: boolean;
	    after: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new Filter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.show = source["show"];
	        this.segment = source["segment"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.after = source["after"];
	        this.limit = source["limit"];
	    }
	}
	export class Row {
	    id: number;
	    code: string;
	    name: string;
	    shortName: string;
	    segment: string;
	    contact: string;
	    phone: string;
	    units: string;
	    archived: boolean;
	    contracts: number;
	    open: string;
	    overdue: string;
	    unapplied: string;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.shortName = source["shortName"];
	        this.segment = source["segment"];
	        this.contact = source["contact"];
	        this.phone = source["phone"];
	        this.units = source["units"];
	        this.archived = source["archived"];
	        this.contracts = source["contracts"];
	        this.open = source["open"];
	        this.overdue = source["overdue"];
	        this.unapplied = source["unapplied"];
	    }
	}
	export class Page {
	    rows: Row[];
	    count: number;
	    open: string;
	    overdue: string;
	    segments: string[];
	    more: boolean;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Row);
	        this.count = source["count"];
	        this.open = source["open"];
	        this.overdue = source["overdue"];
	        this.segments = source["segments"];
	        this.more = source["more"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Ref {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new Ref(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	
	export class SaveRequest {
	    customer: Customer;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new SaveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customer = this.convertValues(source["customer"], Customer);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Saved {
	    id: number;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new Saved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	    }
	}

}

export namespace date {
	
	export class Range {
	    from: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new Range(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}

}

export namespace deposit {
	
	export class Row {
	    id: number;
	    kind: string;
	    number: string;
	    date: string;
	    amount: string;
	    effect: string;
	    receipt: number;
	    reference: string;
	    method: string;
	    reason: string;
	    other: string;
	    bills: string;
	    reverses: number;
	    reversed: boolean;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.effect = source["effect"];
	        this.receipt = source["receipt"];
	        this.reference = source["reference"];
	        this.method = source["method"];
	        this.reason = source["reason"];
	        this.other = source["other"];
	        this.bills = source["bills"];
	        this.reverses = source["reverses"];
	        this.reversed = source["reversed"];
	        this.event = source["event"];
	    }
	}
	export class Detail {
	    contractId: number;
	    code: string;
	    unit: string;
	    customerId: number;
	    name: string;
	    start: string;
	    end: string;
	    agreed: string;
	    received: string;
	    moved: string;
	    setOff: string;
	    refunded: string;
	    held: string;
	    short: string;
	    state: string;
	    entries: Row[];
	
	    static createFrom(source: any = {}) {
	        return new Detail(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.unit = source["unit"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.agreed = source["agreed"];
	        this.received = source["received"];
	        this.moved = source["moved"];
	        this.setOff = source["setOff"];
	        this.refunded = source["refunded"];
	        this.held = source["held"];
	        this.short = source["short"];
	        this.state = source["state"];
	        this.entries = this.convertValues(source["entries"], Row);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Done {
	    id: number;
	    number: string;
	    held: string;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Done(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.held = source["held"];
	        this.event = source["event"];
	    }
	}
	export class Filter {
	    search: string;
	    state: string;
	    contractId: number;
	    customerId: number;
	    asOf: string;
	    sort: string;
	    desc: boolean;
	    after: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new Filter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.state = source["state"];
	        this.contractId = source["contractId"];
	        this.customerId = source["customerId"];
	        this.asOf = source["asOf"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.after = source["after"];
	        this.limit = source["limit"];
	    }
	}
	export class Holding {
	    contractId: number;
	    code: string;
	    unit: string;
	    customerId: number;
	    name: string;
	    start: string;
	    end: string;
	    agreed: string;
	    received: string;
	    moved: string;
	    setOff: string;
	    refunded: string;
	    held: string;
	    short: string;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new Holding(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.unit = source["unit"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.start = source["start"];
	        this.end = source["end"];
	        this.agreed = source["agreed"];
	        this.received = source["received"];
	        this.moved = source["moved"];
	        this.setOff = source["setOff"];
	        this.refunded = source["refunded"];
	        this.held = source["held"];
	        this.short = source["short"];
	        this.state = source["state"];
	    }
	}
	export class MoveRequest {
	    contractId: number;
	    customerId: number;
	    toContractId: number;
	    date: string;
	    amount: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new MoveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.customerId = source["customerId"];
	        this.toContractId = source["toContractId"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	}
	export class Page {
	    asOf: string;
	    rows: Holding[];
	    count: number;
	    agreed: string;
	    held: string;
	    short: string;
	    refund: string;
	    more: boolean;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.rows = this.convertValues(source["rows"], Holding);
	        this.count = source["count"];
	        this.agreed = source["agreed"];
	        this.held = source["held"];
	        this.short = source["short"];
	        this.refund = source["refund"];
	        this.more = source["more"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Part {
	    invoice: number;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new Part(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.amount = source["amount"];
	    }
	}
	export class ReceiveRequest {
	    contractId: number;
	    customerId: number;
	    receipt: number;
	    date: string;
	    amount: string;
	    method: string;
	    account: string;
	    note: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new ReceiveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.customerId = source["customerId"];
	        this.receipt = source["receipt"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.method = source["method"];
	        this.account = source["account"];
	        this.note = source["note"];
	        this.requestId = source["requestId"];
	    }
	}
	export class RefundRequest {
	    contractId: number;
	    customerId: number;
	    date: string;
	    amount: string;
	    method: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new RefundRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.customerId = source["customerId"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.method = source["method"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	}
	
	export class SetOffRequest {
	    contractId: number;
	    customerId: number;
	    date: string;
	    reason: string;
	    parts: Part[];
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new SetOffRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.customerId = source["customerId"];
	        this.date = source["date"];
	        this.reason = source["reason"];
	        this.parts = this.convertValues(source["parts"], Part);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TakeBackRequest {
	    id: number;
	    date: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new TakeBackRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.date = source["date"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	}
	export class Which {
	    contractId: number;
	    customerId: number;
	    asOf: string;
	
	    static createFrom(source: any = {}) {
	        return new Which(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.customerId = source["customerId"];
	        this.asOf = source["asOf"];
	    }
	}

}

export namespace desktop {
	
	export class Arrived {
	    path: string;
	    trouble: string;
	
	    static createFrom(source: any = {}) {
	        return new Arrived(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.trouble = source["trouble"];
	    }
	}
	export class Ask {
	    title: string;
	    name: string;
	    kind: string;
	    data: string;
	
	    static createFrom(source: any = {}) {
	        return new Ask(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.title = source["title"];
	        this.name = source["name"];
	        this.kind = source["kind"];
	        this.data = source["data"];
	    }
	}
	export class Item {
	    id: string;
	    title: string;
	    keys: string;
	
	    static createFrom(source: any = {}) {
	        return new Item(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.keys = source["keys"];
	    }
	}
	export class Menu {
	    title: string;
	    items: Item[];
	
	    static createFrom(source: any = {}) {
	        return new Menu(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.title = source["title"];
	        this.items = this.convertValues(source["items"], Item);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Bar {
	    menus: Menu[];
	
	    static createFrom(source: any = {}) {
	        return new Bar(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.menus = this.convertValues(source["menus"], Menu);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Chosen {
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new Chosen(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	    }
	}
	
	
	export class Nothing {
	
	
	    static createFrom(source: any = {}) {
	        return new Nothing(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	
	    }
	}
	export class Notice {
	    title: string;
	    body: string;
	    open: string;
	
	    static createFrom(source: any = {}) {
	        return new Notice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.title = source["title"];
	        this.body = source["body"];
	        this.open = source["open"];
	    }
	}
	export class Shown {
	    shown: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Shown(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.shown = source["shown"];
	    }
	}

}

export namespace document {
	
	export class AgainRequest {
	    ids: number[];
	    printer: string;
	    keep: boolean;
	
	    static createFrom(source: any = {}) {
	        return new AgainRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ids = source["ids"];
	        this.printer = source["printer"];
	        this.keep = source["keep"];
	    }
	}
	export class ArchiveTemplateRequest {
	    id: number;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ArchiveTemplateRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.archived = source["archived"];
	    }
	}
	export class ChooseRequest {
	    kind: string;
	    customerId: number;
	    templateId: number;
	    layout: string;
	
	    static createFrom(source: any = {}) {
	        return new ChooseRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.customerId = source["customerId"];
	        this.templateId = source["templateId"];
	        this.layout = source["layout"];
	    }
	}
	export class DraftRequest {
	    closing: closing.Request;
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new DraftRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.closing = this.convertValues(source["closing"], closing.Request);
	        this.lang = source["lang"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class File {
	    name: string;
	    data: string;
	    papers: number;
	
	    static createFrom(source: any = {}) {
	        return new File(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	        this.papers = source["papers"];
	    }
	}
	export class Files {
	    zip: File;
	    dir: string;
	    names: string[];
	    again: number;
	
	    static createFrom(source: any = {}) {
	        return new Files(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.zip = this.convertValues(source["zip"], File);
	        this.dir = source["dir"];
	        this.names = source["names"];
	        this.again = source["again"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PrintRequest {
	    kind: string;
	    ids: number[];
	    numbers: string[];
	    filter?: billing.Filter;
	    asOf: string;
	    degree: number;
	    deadline: string;
	    lang: string;
	    working?: boolean;
	    layout: string;
	    templateId: number;
	    printer: string;
	    order: string;
	    fresh: boolean;
	    keep: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PrintRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.ids = source["ids"];
	        this.numbers = source["numbers"];
	        this.filter = this.convertValues(source["filter"], billing.Filter);
	        this.asOf = source["asOf"];
	        this.degree = source["degree"];
	        this.deadline = source["deadline"];
	        this.lang = source["lang"];
	        this.working = source["working"];
	        this.layout = source["layout"];
	        this.templateId = source["templateId"];
	        this.printer = source["printer"];
	        this.order = source["order"];
	        this.fresh = source["fresh"];
	        this.keep = source["keep"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FilesRequest {
	    print: PrintRequest;
	    again: number[];
	    by: string;
	    dir: string;
	
	    static createFrom(source: any = {}) {
	        return new FilesRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.print = this.convertValues(source["print"], PrintRequest);
	        this.again = source["again"];
	        this.by = source["by"];
	        this.dir = source["dir"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class GridRequest {
	    layout: string;
	    dx: number;
	    dy: number;
	
	    static createFrom(source: any = {}) {
	        return new GridRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.layout = source["layout"];
	        this.dx = source["dx"];
	        this.dy = source["dy"];
	    }
	}
	export class ImportTemplateRequest {
	    data: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new ImportTemplateRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.data = source["data"];
	        this.requestId = source["requestId"];
	    }
	}
	export class Kept {
	    id: number;
	    kind: string;
	    number: string;
	    name: string;
	    customerId: number;
	    of: string;
	    ofId: number;
	    date: string;
	    amount: string;
	    lang: string;
	    layout: string;
	    hash: string;
	    size: number;
	    printed: number;
	    first: string;
	    last: string;
	
	    static createFrom(source: any = {}) {
	        return new Kept(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.name = source["name"];
	        this.customerId = source["customerId"];
	        this.of = source["of"];
	        this.ofId = source["ofId"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.lang = source["lang"];
	        this.layout = source["layout"];
	        this.hash = source["hash"];
	        this.size = source["size"];
	        this.printed = source["printed"];
	        this.first = source["first"];
	        this.last = source["last"];
	    }
	}
	export class KeptFilter {
	    search: string;
	    kind: string;
	    customerId: number;
	    after: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new KeptFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.kind = source["kind"];
	        this.customerId = source["customerId"];
	        this.after = source["after"];
	        this.limit = source["limit"];
	    }
	}
	export class KeptPage {
	    rows: Kept[];
	    count: number;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new KeptPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Kept);
	        this.count = source["count"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class KeptRef {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new KeptRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	
	export class Printed {
	    name: string;
	    data: string;
	    papers: number;
	    pages: paper.PageNote[];
	    again: number;
	
	    static createFrom(source: any = {}) {
	        return new Printed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	        this.papers = source["papers"];
	        this.pages = this.convertValues(source["pages"], paper.PageNote);
	        this.again = source["again"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SaveTemplateRequest {
	    id: number;
	    template: paper.Template;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new SaveTemplateRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.template = this.convertValues(source["template"], paper.Template);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SavedTemplate {
	    id: number;
	    version: number;
	
	    static createFrom(source: any = {}) {
	        return new SavedTemplate(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.version = source["version"];
	    }
	}
	export class TemplateVersion {
	    version: number;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new TemplateVersion(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.at = source["at"];
	    }
	}
	export class TemplateDetail {
	    id: number;
	    template: paper.Template;
	    version: number;
	    versions: TemplateVersion[];
	    layouts: string[];
	    vocabulary: paper.Vocabulary;
	
	    static createFrom(source: any = {}) {
	        return new TemplateDetail(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.template = this.convertValues(source["template"], paper.Template);
	        this.version = source["version"];
	        this.versions = this.convertValues(source["versions"], TemplateVersion);
	        this.layouts = source["layouts"];
	        this.vocabulary = this.convertValues(source["vocabulary"], paper.Vocabulary);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TemplateRow {
	    id: number;
	    kind: string;
	    name: string;
	    layout: string;
	    version: number;
	    archived: boolean;
	    chosen: boolean;
	    customers: number;
	
	    static createFrom(source: any = {}) {
	        return new TemplateRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.layout = source["layout"];
	        this.version = source["version"];
	        this.archived = source["archived"];
	        this.chosen = source["chosen"];
	        this.customers = source["customers"];
	    }
	}
	export class TemplateList {
	    rows: TemplateRow[];
	
	    static createFrom(source: any = {}) {
	        return new TemplateList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], TemplateRow);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TemplateRef {
	    id: number;
	    kind: string;
	    layout: string;
	    version: number;
	
	    static createFrom(source: any = {}) {
	        return new TemplateRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.layout = source["layout"];
	        this.version = source["version"];
	    }
	}
	
	
	export class TryRequest {
	    template: paper.Template;
	    id: number;
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new TryRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.template = this.convertValues(source["template"], paper.Template);
	        this.id = source["id"];
	        this.lang = source["lang"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace exchange {
	
	export class Settled {
	    table: string;
	    heading: string;
	    column: string;
	
	    static createFrom(source: any = {}) {
	        return new Settled(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.table = source["table"];
	        this.heading = source["heading"];
	        this.column = source["column"];
	    }
	}
	export class CheckRequest {
	    name: string;
	    data: string;
	    columns: Settled[];
	
	    static createFrom(source: any = {}) {
	        return new CheckRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	        this.columns = this.convertValues(source["columns"], Settled);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Choice {
	    table: string;
	    column: string;
	    header: string;
	
	    static createFrom(source: any = {}) {
	        return new Choice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.table = source["table"];
	        this.column = source["column"];
	        this.header = source["header"];
	    }
	}
	export class Count {
	    name: string;
	    rows: number;
	    new: number;
	    changed: number;
	    same: number;
	
	    static createFrom(source: any = {}) {
	        return new Count(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.rows = source["rows"];
	        this.new = source["new"];
	        this.changed = source["changed"];
	        this.same = source["same"];
	    }
	}
	export class Checked {
	    tables: Count[];
	    faults: fault.Fault[];
	    count: number;
	    heads: sheet.Head[];
	    choices: Choice[];
	
	    static createFrom(source: any = {}) {
	        return new Checked(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.tables = this.convertValues(source["tables"], Count);
	        this.faults = this.convertValues(source["faults"], fault.Fault);
	        this.count = source["count"];
	        this.heads = this.convertValues(source["heads"], sheet.Head);
	        this.choices = this.convertValues(source["choices"], Choice);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class ExportRequest {
	    format: string;
	    tables: string[];
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new ExportRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.format = source["format"];
	        this.tables = source["tables"];
	        this.lang = source["lang"];
	    }
	}
	export class File {
	    name: string;
	    data: string;
	
	    static createFrom(source: any = {}) {
	        return new File(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	    }
	}
	export class ImportRequest {
	    name: string;
	    data: string;
	    columns: Settled[];
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new ImportRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	        this.columns = this.convertValues(source["columns"], Settled);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Kind {
	    list: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Kind(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.list = source["list"];
	    }
	}
	export class KindRequest {
	    name: string;
	    data: string;
	
	    static createFrom(source: any = {}) {
	        return new KindRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	    }
	}
	export class Result {
	    tables: Count[];
	
	    static createFrom(source: any = {}) {
	        return new Result(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.tables = this.convertValues(source["tables"], Count);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class TemplateRequest {
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new TemplateRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lang = source["lang"];
	    }
	}

}

export namespace fault {
	
	export class Fault {
	    key: string;
	    args?: Record<string, any>;
	    path?: string[];
	    parts?: Fault[];
	
	    static createFrom(source: any = {}) {
	        return new Fault(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.args = source["args"];
	        this.path = source["path"];
	        this.parts = this.convertValues(source["parts"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace history {
	
	export class Entry {
	    id: number;
	    at: string;
	    actor: string;
	    kind: string;
	    data: any;
	    undoes: number;
	    undoneBy: number;
	    rows: number;
	
	    static createFrom(source: any = {}) {
	        return new Entry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.at = source["at"];
	        this.actor = source["actor"];
	        this.kind = source["kind"];
	        this.data = source["data"];
	        this.undoes = source["undoes"];
	        this.undoneBy = source["undoneBy"];
	        this.rows = source["rows"];
	    }
	}
	export class Filter {
	    type: string;
	    id: number;
	    before: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new Filter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.id = source["id"];
	        this.before = source["before"];
	        this.limit = source["limit"];
	    }
	}
	export class Page {
	    rows: Entry[];
	    more: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Entry);
	        this.more = source["more"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Target {
	    event: number;
	    redo: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Target(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.event = source["event"];
	        this.redo = source["redo"];
	    }
	}
	export class Undone {
	    event: number;
	    of: number;
	    kind: string;
	    rows: number;
	
	    static createFrom(source: any = {}) {
	        return new Undone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.event = source["event"];
	        this.of = source["of"];
	        this.kind = source["kind"];
	        this.rows = source["rows"];
	    }
	}

}

export namespace job {
	
	export class State {
	    id: number;
	    title: string;
	    done: number;
	    total: number;
	    status: string;
	    started: string;
	
	    static createFrom(source: any = {}) {
	        return new State(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.done = source["done"];
	        this.total = source["total"];
	        this.status = source["status"];
	        this.started = source["started"];
	    }
	}

}

export namespace latefee {
	
	export class Payment {
	    date: string;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new Payment(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.amount = source["amount"];
	    }
	}
	export class Policy {
	    daily: string;
	    yearly: string;
	    yearDays: number;
	    graceDays: number;
	    cap: string;
	    order: string;
	    fromDueDay: boolean;
	    toDayBefore: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Policy(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.daily = source["daily"];
	        this.yearly = source["yearly"];
	        this.yearDays = source["yearDays"];
	        this.graceDays = source["graceDays"];
	        this.cap = source["cap"];
	        this.order = source["order"];
	        this.fromDueDay = source["fromDueDay"];
	        this.toDayBefore = source["toDayBefore"];
	    }
	}
	export class Segment {
	    from: string;
	    to: string;
	    days: number;
	    principal: string;
	    rate: string;
	    amount: string;
	    working: string;
	
	    static createFrom(source: any = {}) {
	        return new Segment(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.days = source["days"];
	        this.principal = source["principal"];
	        this.rate = source["rate"];
	        this.amount = source["amount"];
	        this.working = source["working"];
	    }
	}
	export class Sheet {
	    policy: Policy;
	    principal: string;
	    due: string;
	    from: string;
	    to: string;
	    segments: Segment[];
	    payments: Payment[];
	    total: string;
	    capped: boolean;
	    charged: string;
	    amount: string;
	    working: string;
	
	    static createFrom(source: any = {}) {
	        return new Sheet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.policy = this.convertValues(source["policy"], Policy);
	        this.principal = source["principal"];
	        this.due = source["due"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.segments = this.convertValues(source["segments"], Segment);
	        this.payments = this.convertValues(source["payments"], Payment);
	        this.total = source["total"];
	        this.capped = source["capped"];
	        this.charged = source["charged"];
	        this.amount = source["amount"];
	        this.working = source["working"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace match {
	
	export class Mark {
	    field: string;
	    from: number;
	    to: number;
	    key: string;
	
	    static createFrom(source: any = {}) {
	        return new Mark(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.key = source["key"];
	    }
	}
	export class Reason {
	    key: string;
	    args?: Record<string, any>;
	
	    static createFrom(source: any = {}) {
	        return new Reason(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.args = source["args"];
	    }
	}

}

export namespace meter {
	
	export class ArchivePoolRequest {
	    id: number;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ArchivePoolRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.archived = source["archived"];
	    }
	}
	export class ArchiveRequest {
	    id: number;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ArchiveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.archived = source["archived"];
	    }
	}
	export class Value {
	    register: string;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new Value(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.register = source["register"];
	        this.value = source["value"];
	    }
	}
	export class Beginning {
	    date: string;
	    values: Value[];
	
	    static createFrom(source: any = {}) {
	        return new Beginning(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.values = this.convertValues(source["values"], Value);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Charged {
	    contractId: number;
	    code: string;
	    line: number;
	    item: string;
	    customer: string;
	
	    static createFrom(source: any = {}) {
	        return new Charged(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.line = source["line"];
	        this.item = source["item"];
	        this.customer = source["customer"];
	    }
	}
	export class CorrectRequest {
	    id: number;
	    date: string;
	    value: string;
	    kind: string;
	    wrapped: boolean;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new CorrectRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.date = source["date"];
	        this.value = source["value"];
	        this.kind = source["kind"];
	        this.wrapped = source["wrapped"];
	        this.note = source["note"];
	    }
	}
	export class Counted {
	    meterId: number;
	    code: string;
	    name: string;
	    usage: string;
	    from: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new Counted(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.meterId = source["meterId"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.usage = source["usage"];
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class Flag {
	    kind: string;
	    median: string;
	    from: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new Flag(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.median = source["median"];
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class Past {
	    id: number;
	    meterId: number;
	    register: string;
	    date: string;
	    value: string;
	    kind: string;
	    note: string;
	    usage: string;
	    flags: Flag[];
	    fixed: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Past(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.meterId = source["meterId"];
	        this.register = source["register"];
	        this.date = source["date"];
	        this.value = source["value"];
	        this.kind = source["kind"];
	        this.note = source["note"];
	        this.usage = source["usage"];
	        this.flags = this.convertValues(source["flags"], Flag);
	        this.fixed = source["fixed"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Other {
	    id: number;
	    code: string;
	    name: string;
	
	    static createFrom(source: any = {}) {
	        return new Other(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	    }
	}
	export class Meter {
	    id: number;
	    code: string;
	    name: string;
	    place: string;
	    unit: string;
	    contractId: number;
	    multiplier: string;
	    maxValue?: string | null;
	    lossPercent: string;
	    registers: string[];
	    commonId: number;
	    route: number;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Meter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.place = source["place"];
	        this.unit = source["unit"];
	        this.contractId = source["contractId"];
	        this.multiplier = source["multiplier"];
	        this.maxValue = source["maxValue"];
	        this.lossPercent = source["lossPercent"];
	        this.registers = source["registers"];
	        this.commonId = source["commonId"];
	        this.route = source["route"];
	        this.archived = source["archived"];
	    }
	}
	export class Detail {
	    meter: Meter;
	    contract: string;
	    room: string;
	    customer: string;
	    common?: Other;
	    parts: Other[];
	    charges: Charged[];
	    readings: Past[];
	    fixedTo: string;
	
	    static createFrom(source: any = {}) {
	        return new Detail(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.meter = this.convertValues(source["meter"], Meter);
	        this.contract = source["contract"];
	        this.room = source["room"];
	        this.customer = source["customer"];
	        this.common = this.convertValues(source["common"], Other);
	        this.parts = this.convertValues(source["parts"], Other);
	        this.charges = this.convertValues(source["charges"], Charged);
	        this.readings = this.convertValues(source["readings"], Past);
	        this.fixedTo = source["fixedTo"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Entry {
	    meterId: number;
	    register: string;
	    date: string;
	    value: string;
	    kind: string;
	    wrapped: boolean;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new Entry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.meterId = source["meterId"];
	        this.register = source["register"];
	        this.date = source["date"];
	        this.value = source["value"];
	        this.kind = source["kind"];
	        this.wrapped = source["wrapped"];
	        this.note = source["note"];
	    }
	}
	export class File {
	    name: string;
	    data: string;
	
	    static createFrom(source: any = {}) {
	        return new File(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	    }
	}
	export class Filter {
	    search: string;
	    show: string;
	    sort: string;
	    desc: boolean;
	    after: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new Filter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.show = source["show"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.after = source["after"];
	        this.limit = source["limit"];
	    }
	}
	
	export class Member {
	    chargeId: number;
	    contractId: number;
	    code: string;
	    line: number;
	    customerId: number;
	    name: string;
	    room: string;
	    item: string;
	    quantity: string;
	    meterId: number;
	    start: string;
	    end: string;
	
	    static createFrom(source: any = {}) {
	        return new Member(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.chargeId = source["chargeId"];
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.line = source["line"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.room = source["room"];
	        this.item = source["item"];
	        this.quantity = source["quantity"];
	        this.meterId = source["meterId"];
	        this.start = source["start"];
	        this.end = source["end"];
	    }
	}
	
	
	export class Reading {
	    id: number;
	    meterId: number;
	    register: string;
	    date: string;
	    value: string;
	    kind: string;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new Reading(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.meterId = source["meterId"];
	        this.register = source["register"];
	        this.date = source["date"];
	        this.value = source["value"];
	        this.kind = source["kind"];
	        this.note = source["note"];
	    }
	}
	export class Outcome {
	    kind: string;
	    before?: Reading;
	    usage: string;
	    flags: Flag[];
	    fault?: fault.Fault;
	    replaces?: Reading;
	
	    static createFrom(source: any = {}) {
	        return new Outcome(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.before = this.convertValues(source["before"], Reading);
	        this.usage = source["usage"];
	        this.flags = this.convertValues(source["flags"], Flag);
	        this.fault = this.convertValues(source["fault"], fault.Fault);
	        this.replaces = this.convertValues(source["replaces"], Reading);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Row {
	    id: number;
	    code: string;
	    name: string;
	    place: string;
	    unit: string;
	    multiplier: string;
	    maxValue: string;
	    lossPercent: string;
	    registers: string[];
	    route: number;
	    archived: boolean;
	    contract: string;
	    room: string;
	    customer: string;
	    common: string;
	    parts: number;
	    lastDate: string;
	    lastValue: string;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.place = source["place"];
	        this.unit = source["unit"];
	        this.multiplier = source["multiplier"];
	        this.maxValue = source["maxValue"];
	        this.lossPercent = source["lossPercent"];
	        this.registers = source["registers"];
	        this.route = source["route"];
	        this.archived = source["archived"];
	        this.contract = source["contract"];
	        this.room = source["room"];
	        this.customer = source["customer"];
	        this.common = source["common"];
	        this.parts = source["parts"];
	        this.lastDate = source["lastDate"];
	        this.lastValue = source["lastValue"];
	    }
	}
	export class Page {
	    rows: Row[];
	    count: number;
	    more: boolean;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Row);
	        this.count = source["count"];
	        this.more = source["more"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Pool {
	    id: number;
	    code: string;
	    name: string;
	    basis: string;
	    meterId: number;
	    price: string;
	    note: string;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Pool(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.basis = source["basis"];
	        this.meterId = source["meterId"];
	        this.price = source["price"];
	        this.note = source["note"];
	        this.archived = source["archived"];
	    }
	}
	export class RunRow {
	    id: number;
	    from: string;
	    to: string;
	    cost: string;
	    usage: string;
	    shares: number;
	    billed: number;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new RunRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.cost = source["cost"];
	        this.usage = source["usage"];
	        this.shares = source["shares"];
	        this.billed = source["billed"];
	        this.note = source["note"];
	    }
	}
	export class PoolDetail {
	    pool: Pool;
	    common: string;
	    members: Member[];
	    runs: RunRow[];
	    nextFrom: string;
	    nextTo: string;
	
	    static createFrom(source: any = {}) {
	        return new PoolDetail(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pool = this.convertValues(source["pool"], Pool);
	        this.common = source["common"];
	        this.members = this.convertValues(source["members"], Member);
	        this.runs = this.convertValues(source["runs"], RunRow);
	        this.nextFrom = source["nextFrom"];
	        this.nextTo = source["nextTo"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PoolFilter {
	    search: string;
	    show: string;
	    sort: string;
	    desc: boolean;
	    after: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new PoolFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.show = source["show"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.after = source["after"];
	        this.limit = source["limit"];
	    }
	}
	export class PoolRow {
	    id: number;
	    code: string;
	    name: string;
	    basis: string;
	    meterId: number;
	    price: string;
	    note: string;
	    archived: boolean;
	    meterCode: string;
	    members: number;
	    lastFrom: string;
	    lastTo: string;
	    lastCost: string;
	
	    static createFrom(source: any = {}) {
	        return new PoolRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.basis = source["basis"];
	        this.meterId = source["meterId"];
	        this.price = source["price"];
	        this.note = source["note"];
	        this.archived = source["archived"];
	        this.meterCode = source["meterCode"];
	        this.members = source["members"];
	        this.lastFrom = source["lastFrom"];
	        this.lastTo = source["lastTo"];
	        this.lastCost = source["lastCost"];
	    }
	}
	export class PoolList {
	    rows: PoolRow[];
	    count: number;
	    cost: string;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new PoolList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], PoolRow);
	        this.count = source["count"];
	        this.cost = source["cost"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PoolRef {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new PoolRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	
	
	export class ReadingRef {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new ReadingRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	export class RecordRequest {
	    entries: Entry[];
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new RecordRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.entries = this.convertValues(source["entries"], Entry);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Recorded {
	    outcomes: Outcome[];
	    new: number;
	    changed: number;
	    same: number;
	
	    static createFrom(source: any = {}) {
	        return new Recorded(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.outcomes = this.convertValues(source["outcomes"], Outcome);
	        this.new = source["new"];
	        this.changed = source["changed"];
	        this.same = source["same"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Ref {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new Ref(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	export class ReplaceRequest {
	    meterId: number;
	    date: string;
	    finals: Value[];
	    initials: Value[];
	    wrapped: boolean;
	    maxValue?: string | null;
	    note: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new ReplaceRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.meterId = source["meterId"];
	        this.date = source["date"];
	        this.finals = this.convertValues(source["finals"], Value);
	        this.initials = this.convertValues(source["initials"], Value);
	        this.wrapped = source["wrapped"];
	        this.maxValue = source["maxValue"];
	        this.note = source["note"];
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class RunFileRequest {
	    id: number;
	    customerId: number;
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new RunFileRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.customerId = source["customerId"];
	        this.lang = source["lang"];
	    }
	}
	export class RunRef {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new RunRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	
	export class SavePoolRequest {
	    pool: Pool;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new SavePoolRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pool = this.convertValues(source["pool"], Pool);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SaveRequest {
	    meter: Meter;
	    beginning?: Beginning;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new SaveRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.meter = this.convertValues(source["meter"], Meter);
	        this.beginning = this.convertValues(source["beginning"], Beginning);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Saved {
	    id: number;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new Saved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	    }
	}
	export class SavedPool {
	    id: number;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new SavedPool(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	    }
	}
	export class Share {
	    chargeId: number;
	    contractId: number;
	    code: string;
	    line: number;
	    customerId: number;
	    name: string;
	    room: string;
	    item: string;
	    weight: string;
	    days: number;
	    amount: string;
	    working: string;
	    billed: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Share(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.chargeId = source["chargeId"];
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.line = source["line"];
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.room = source["room"];
	        this.item = source["item"];
	        this.weight = source["weight"];
	        this.days = source["days"];
	        this.amount = source["amount"];
	        this.working = source["working"];
	        this.billed = source["billed"];
	    }
	}
	export class Sharing {
	    id: number;
	    pool: Pool;
	    from: string;
	    to: string;
	    cost: string;
	    usage: string;
	    working: string;
	    common?: Counted;
	    parts: Counted[];
	    weight: string;
	    shares: Share[];
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new Sharing(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.pool = this.convertValues(source["pool"], Pool);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.cost = source["cost"];
	        this.usage = source["usage"];
	        this.working = source["working"];
	        this.common = this.convertValues(source["common"], Counted);
	        this.parts = this.convertValues(source["parts"], Counted);
	        this.weight = source["weight"];
	        this.shares = this.convertValues(source["shares"], Share);
	        this.note = source["note"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SharingRequest {
	    poolId: number;
	    from: string;
	    to: string;
	    cost?: string | null;
	    office: string;
	    note: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new SharingRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.poolId = source["poolId"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.cost = source["cost"];
	        this.office = source["office"];
	        this.note = source["note"];
	        this.requestId = source["requestId"];
	    }
	}
	export class SheetRow {
	    meterId: number;
	    code: string;
	    name: string;
	    place: string;
	    unit: string;
	    room: string;
	    customer: string;
	    contract: string;
	    register: string;
	    route: number;
	    multiplier: string;
	    maxValue: string;
	    lossPercent: string;
	    last?: Reading;
	    lastUsage: string;
	    usual: string;
	    estimate: string;
	    reading?: Reading;
	    usage: string;
	    flags: Flag[];
	    fixedTo: string;
	
	    static createFrom(source: any = {}) {
	        return new SheetRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.meterId = source["meterId"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.place = source["place"];
	        this.unit = source["unit"];
	        this.room = source["room"];
	        this.customer = source["customer"];
	        this.contract = source["contract"];
	        this.register = source["register"];
	        this.route = source["route"];
	        this.multiplier = source["multiplier"];
	        this.maxValue = source["maxValue"];
	        this.lossPercent = source["lossPercent"];
	        this.last = this.convertValues(source["last"], Reading);
	        this.lastUsage = source["lastUsage"];
	        this.usual = source["usual"];
	        this.estimate = source["estimate"];
	        this.reading = this.convertValues(source["reading"], Reading);
	        this.usage = source["usage"];
	        this.flags = this.convertValues(source["flags"], Flag);
	        this.fixedTo = source["fixedTo"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Sheet {
	    date: string;
	    rows: SheetRow[];
	    count: number;
	    read: number;
	    odd: number;
	
	    static createFrom(source: any = {}) {
	        return new Sheet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.rows = this.convertValues(source["rows"], SheetRow);
	        this.count = source["count"];
	        this.read = source["read"];
	        this.odd = source["odd"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SheetFilter {
	    date: string;
	    search: string;
	    show: string;
	
	    static createFrom(source: any = {}) {
	        return new SheetFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.search = source["search"];
	        this.show = source["show"];
	    }
	}
	export class SheetFileRequest {
	    filter: SheetFilter;
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new SheetFileRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.filter = this.convertValues(source["filter"], SheetFilter);
	        this.lang = source["lang"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	

}

export namespace paper {
	
	export class Column {
	    name: string;
	    label?: string;
	    width?: number;
	    hidden?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Column(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.label = source["label"];
	        this.width = source["width"];
	        this.hidden = source["hidden"];
	    }
	}
	export class Field {
	    name: string;
	    label?: string;
	    hidden?: boolean;
	    bold?: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Field(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.label = source["label"];
	        this.hidden = source["hidden"];
	        this.bold = source["bold"];
	    }
	}
	export class Box {
	    x: number;
	    y: number;
	    w: number;
	    h: number;
	
	    static createFrom(source: any = {}) {
	        return new Box(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.x = source["x"];
	        this.y = source["y"];
	        this.w = source["w"];
	        this.h = source["h"];
	    }
	}
	export class Block {
	    type: string;
	    hidden?: boolean;
	    at?: Box;
	    source?: string;
	    fields?: Field[];
	    right?: Field[];
	    columns?: Column[];
	    text?: string;
	    align?: string;
	    size?: number;
	    bold?: boolean;
	    height?: number;
	
	    static createFrom(source: any = {}) {
	        return new Block(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.hidden = source["hidden"];
	        this.at = this.convertValues(source["at"], Box);
	        this.source = source["source"];
	        this.fields = this.convertValues(source["fields"], Field);
	        this.right = this.convertValues(source["right"], Field);
	        this.columns = this.convertValues(source["columns"], Column);
	        this.text = source["text"];
	        this.align = source["align"];
	        this.size = source["size"];
	        this.bold = source["bold"];
	        this.height = source["height"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class Name {
	    name: string;
	    label: string;
	
	    static createFrom(source: any = {}) {
	        return new Name(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.label = source["label"];
	    }
	}
	export class PageNote {
	    document: number;
	    page: number;
	    of: number;
	    flags: string[];
	
	    static createFrom(source: any = {}) {
	        return new PageNote(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.document = source["document"];
	        this.page = source["page"];
	        this.of = source["of"];
	        this.flags = source["flags"];
	    }
	}
	export class Source {
	    name: string;
	    columns: Name[];
	
	    static createFrom(source: any = {}) {
	        return new Source(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.columns = this.convertValues(source["columns"], Name);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Template {
	    format: number;
	    kind: string;
	    name: string;
	    layout: string;
	    scale: number;
	    overlay?: boolean;
	    blocks: Block[];
	
	    static createFrom(source: any = {}) {
	        return new Template(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.format = source["format"];
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.layout = source["layout"];
	        this.scale = source["scale"];
	        this.overlay = source["overlay"];
	        this.blocks = this.convertValues(source["blocks"], Block);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Vocabulary {
	    values: Name[];
	    tables: Source[];
	    texts: Name[];
	    pictures: string[];
	
	    static createFrom(source: any = {}) {
	        return new Vocabulary(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.values = this.convertValues(source["values"], Name);
	        this.tables = this.convertValues(source["tables"], Source);
	        this.texts = this.convertValues(source["texts"], Name);
	        this.pictures = source["pictures"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace receipt {
	
	export class QueueFilter {
	    account: string;
	    from: string;
	    to: string;
	    import: number;
	    limit: number;
	    done: number;
	
	    static createFrom(source: any = {}) {
	        return new QueueFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.account = source["account"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.import = source["import"];
	        this.limit = source["limit"];
	        this.done = source["done"];
	    }
	}
	export class AcceptRequest {
	    receipts: number[];
	    within: QueueFilter;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new AcceptRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipts = source["receipts"];
	        this.within = this.convertValues(source["within"], QueueFilter);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Skipped {
	    receipt: number;
	    reference: string;
	    payer: string;
	    amount: string;
	    reasons: match.Reason[];
	
	    static createFrom(source: any = {}) {
	        return new Skipped(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = source["receipt"];
	        this.reference = source["reference"];
	        this.payer = source["payer"];
	        this.amount = source["amount"];
	        this.reasons = this.convertValues(source["reasons"], match.Reason);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Accepted {
	    count: number;
	    amount: string;
	    receipts: number[];
	    skipped: Skipped[];
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Accepted(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.count = source["count"];
	        this.amount = source["amount"];
	        this.receipts = source["receipts"];
	        this.skipped = this.convertValues(source["skipped"], Skipped);
	        this.event = source["event"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Booked {
	    receipt: number;
	    reference: string;
	    customerId: number;
	    allocated: string;
	    writeOff: string;
	    left: string;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Booked(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = source["receipt"];
	        this.reference = source["reference"];
	        this.customerId = source["customerId"];
	        this.allocated = source["allocated"];
	        this.writeOff = source["writeOff"];
	        this.left = source["left"];
	        this.event = source["event"];
	    }
	}
	export class Applied {
	    receipts: Booked[];
	    amount: string;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Applied(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipts = this.convertValues(source["receipts"], Booked);
	        this.amount = source["amount"];
	        this.event = source["event"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Part {
	    invoice: number;
	    amount: string;
	    writeOff: string;
	    writeOffReason: string;
	    writeOffNote: string;
	
	    static createFrom(source: any = {}) {
	        return new Part(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.amount = source["amount"];
	        this.writeOff = source["writeOff"];
	        this.writeOffReason = source["writeOffReason"];
	        this.writeOffNote = source["writeOffNote"];
	    }
	}
	export class ApplyRequest {
	    receipt: number;
	    customerId: number;
	    allocations: Part[];
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new ApplyRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = source["receipt"];
	        this.customerId = source["customerId"];
	        this.allocations = this.convertValues(source["allocations"], Part);
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Sum {
	    count: number;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new Sum(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.count = source["count"];
	        this.amount = source["amount"];
	    }
	}
	export class Card {
	    invoice: number;
	    amount: string;
	    writeOff: string;
	    writeOffReason: string;
	    writeOffNote: string;
	    number: string;
	    kind: string;
	    unit: string;
	    customerId: number;
	    customerName: string;
	    periodFrom: string;
	    periodTo: string;
	    due: string;
	    overdue: number;
	    open: string;
	    left: string;
	    after: string;
	    code: string;
	    also: Sum;
	
	    static createFrom(source: any = {}) {
	        return new Card(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.amount = source["amount"];
	        this.writeOff = source["writeOff"];
	        this.writeOffReason = source["writeOffReason"];
	        this.writeOffNote = source["writeOffNote"];
	        this.number = source["number"];
	        this.kind = source["kind"];
	        this.unit = source["unit"];
	        this.customerId = source["customerId"];
	        this.customerName = source["customerName"];
	        this.periodFrom = source["periodFrom"];
	        this.periodTo = source["periodTo"];
	        this.due = source["due"];
	        this.overdue = source["overdue"];
	        this.open = source["open"];
	        this.left = source["left"];
	        this.after = source["after"];
	        this.code = source["code"];
	        this.also = this.convertValues(source["also"], Sum);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ChannelFee {
	    channel: string;
	    percent: string;
	    flat: string;
	    times: number;
	    last: string;
	    byHand: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ChannelFee(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.channel = source["channel"];
	        this.percent = source["percent"];
	        this.flat = source["flat"];
	        this.times = source["times"];
	        this.last = source["last"];
	        this.byHand = source["byHand"];
	    }
	}
	export class Choice {
	    kind: string;
	    default: boolean;
	    parts: Card[];
	    open: string;
	    allocated: string;
	    writeOff: string;
	    rest: string;
	    difference: string;
	
	    static createFrom(source: any = {}) {
	        return new Choice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.default = source["default"];
	        this.parts = this.convertValues(source["parts"], Card);
	        this.open = source["open"];
	        this.allocated = source["allocated"];
	        this.writeOff = source["writeOff"];
	        this.rest = source["rest"];
	        this.difference = source["difference"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Saw {
	    invoice: number;
	    open: string;
	
	    static createFrom(source: any = {}) {
	        return new Saw(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.open = source["open"];
	    }
	}
	export class ClaimRequest {
	    receipt: number;
	    with: number[];
	    customerId: number;
	    allocations: Part[];
	    saw: Saw[];
	    reasons: match.Reason[];
	    auto: boolean;
	    note: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new ClaimRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = source["receipt"];
	        this.with = source["with"];
	        this.customerId = source["customerId"];
	        this.allocations = this.convertValues(source["allocations"], Part);
	        this.saw = this.convertValues(source["saw"], Saw);
	        this.reasons = this.convertValues(source["reasons"], match.Reason);
	        this.auto = source["auto"];
	        this.note = source["note"];
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Source {
	    line: number;
	    account: string;
	    file: string;
	    format: string;
	    imported: string;
	    row: number;
	    status: string;
	    balance?: string | null;
	    raw: string[];
	
	    static createFrom(source: any = {}) {
	        return new Source(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.account = source["account"];
	        this.file = source["file"];
	        this.format = source["format"];
	        this.imported = source["imported"];
	        this.row = source["row"];
	        this.status = source["status"];
	        this.balance = source["balance"];
	        this.raw = source["raw"];
	    }
	}
	export class Detail {
	    id: number;
	    reference: string;
	    number: string;
	    account: string;
	    date: string;
	    time: string;
	    amount: string;
	    payerName: string;
	    payerAccount: string;
	    memo: string;
	    channel: string;
	    bankRef: string;
	    state: string;
	    customerId: number;
	    customerCode: string;
	    customerName: string;
	    auto: boolean;
	    allocated: string;
	    left: string;
	    note: string;
	    line: number;
	    cursor: string;
	    reasons: match.Reason[];
	    allocations: billing.Allocation[];
	    source?: Source;
	
	    static createFrom(source: any = {}) {
	        return new Detail(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.reference = source["reference"];
	        this.number = source["number"];
	        this.account = source["account"];
	        this.date = source["date"];
	        this.time = source["time"];
	        this.amount = source["amount"];
	        this.payerName = source["payerName"];
	        this.payerAccount = source["payerAccount"];
	        this.memo = source["memo"];
	        this.channel = source["channel"];
	        this.bankRef = source["bankRef"];
	        this.state = source["state"];
	        this.customerId = source["customerId"];
	        this.customerCode = source["customerCode"];
	        this.customerName = source["customerName"];
	        this.auto = source["auto"];
	        this.allocated = source["allocated"];
	        this.left = source["left"];
	        this.note = source["note"];
	        this.line = source["line"];
	        this.cursor = source["cursor"];
	        this.reasons = this.convertValues(source["reasons"], match.Reason);
	        this.allocations = this.convertValues(source["allocations"], billing.Allocation);
	        this.source = this.convertValues(source["source"], Source);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Done {
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Done(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.event = source["event"];
	    }
	}
	export class EnterRequest {
	    date: string;
	    amount: string;
	    payer: string;
	    method: string;
	    account: string;
	    memo: string;
	    customerId: number;
	    allocations: Part[];
	    auto: boolean;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new EnterRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.payer = source["payer"];
	        this.method = source["method"];
	        this.account = source["account"];
	        this.memo = source["memo"];
	        this.customerId = source["customerId"];
	        this.allocations = this.convertValues(source["allocations"], Part);
	        this.auto = source["auto"];
	        this.requestId = source["requestId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Evidence {
	    known: string;
	    whole: boolean;
	    right: number;
	    wrong: number;
	    last: string;
	    buckets: string[];
	
	    static createFrom(source: any = {}) {
	        return new Evidence(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.known = source["known"];
	        this.whole = source["whole"];
	        this.right = source["right"];
	        this.wrong = source["wrong"];
	        this.last = source["last"];
	        this.buckets = source["buckets"];
	    }
	}
	export class FeeRequest {
	    channel: string;
	    percent: string;
	    flat: string;
	    learn: boolean;
	
	    static createFrom(source: any = {}) {
	        return new FeeRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.channel = source["channel"];
	        this.percent = source["percent"];
	        this.flat = source["flat"];
	        this.learn = source["learn"];
	    }
	}
	export class Filter {
	    search: string;
	    state: string;
	    customerId: number;
	    account: string;
	    channel: string;
	    from: string;
	    to: string;
	    sort: string;
	    desc: boolean;
	    after: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new Filter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.state = source["state"];
	        this.customerId = source["customerId"];
	        this.account = source["account"];
	        this.channel = source["channel"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.after = source["after"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class Who {
	    id: number;
	    code: string;
	    name: string;
	    unit: string;
	
	    static createFrom(source: any = {}) {
	        return new Who(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.unit = source["unit"];
	    }
	}
	export class Proposal {
	    rank: number;
	    decision: string;
	    confidence: string;
	    customer: Who;
	    word: string;
	    reasons: match.Reason[];
	    marks: match.Mark[];
	    parts: Card[];
	    open: string;
	    allocated: string;
	    writeOff: string;
	    rest: string;
	    difference: string;
	    choices: Choice[];
	    nothing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Proposal(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rank = source["rank"];
	        this.decision = source["decision"];
	        this.confidence = source["confidence"];
	        this.customer = this.convertValues(source["customer"], Who);
	        this.word = source["word"];
	        this.reasons = this.convertValues(source["reasons"], match.Reason);
	        this.marks = this.convertValues(source["marks"], match.Mark);
	        this.parts = this.convertValues(source["parts"], Card);
	        this.open = source["open"];
	        this.allocated = source["allocated"];
	        this.writeOff = source["writeOff"];
	        this.rest = source["rest"];
	        this.difference = source["difference"];
	        this.choices = this.convertValues(source["choices"], Choice);
	        this.nothing = source["nothing"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Row {
	    id: number;
	    reference: string;
	    number: string;
	    account: string;
	    date: string;
	    time: string;
	    amount: string;
	    payerName: string;
	    payerAccount: string;
	    memo: string;
	    channel: string;
	    bankRef: string;
	    state: string;
	    customerId: number;
	    customerCode: string;
	    customerName: string;
	    auto: boolean;
	    allocated: string;
	    left: string;
	    note: string;
	    line: number;
	    cursor: string;
	
	    static createFrom(source: any = {}) {
	        return new Row(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.reference = source["reference"];
	        this.number = source["number"];
	        this.account = source["account"];
	        this.date = source["date"];
	        this.time = source["time"];
	        this.amount = source["amount"];
	        this.payerName = source["payerName"];
	        this.payerAccount = source["payerAccount"];
	        this.memo = source["memo"];
	        this.channel = source["channel"];
	        this.bankRef = source["bankRef"];
	        this.state = source["state"];
	        this.customerId = source["customerId"];
	        this.customerCode = source["customerCode"];
	        this.customerName = source["customerName"];
	        this.auto = source["auto"];
	        this.allocated = source["allocated"];
	        this.left = source["left"];
	        this.note = source["note"];
	        this.line = source["line"];
	        this.cursor = source["cursor"];
	    }
	}
	export class Item {
	    receipt: Row;
	    proposals: Proposal[];
	    pending: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Item(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = this.convertValues(source["receipt"], Row);
	        this.proposals = this.convertValues(source["proposals"], Proposal);
	        this.pending = source["pending"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Group {
	    count: number;
	    amount: string;
	    rows: Item[];
	
	    static createFrom(source: any = {}) {
	        return new Group(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.count = source["count"];
	        this.amount = source["amount"];
	        this.rows = this.convertValues(source["rows"], Item);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Habit {
	    customerId: number;
	    customerName: string;
	    kind: string;
	    months: number;
	    fee: string;
	    rounds: boolean;
	    times: number;
	    of: number;
	    last: string;
	    byHand: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Habit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customerId = source["customerId"];
	        this.customerName = source["customerName"];
	        this.kind = source["kind"];
	        this.months = source["months"];
	        this.fee = source["fee"];
	        this.rounds = source["rounds"];
	        this.times = source["times"];
	        this.of = source["of"];
	        this.last = source["last"];
	        this.byHand = source["byHand"];
	    }
	}
	export class HabitRequest {
	    customerId: number;
	    kind: string;
	    months: number;
	    fee: string;
	    rounds: boolean;
	    learn: boolean;
	
	    static createFrom(source: any = {}) {
	        return new HabitRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customerId = source["customerId"];
	        this.kind = source["kind"];
	        this.months = source["months"];
	        this.fee = source["fee"];
	        this.rounds = source["rounds"];
	        this.learn = source["learn"];
	    }
	}
	
	export class Refusal {
	    id: number;
	    receipt: number;
	    reference: string;
	    payer: string;
	    date: string;
	    amount: string;
	    state: string;
	    customerId: number;
	    customerName: string;
	    invoices: string[];
	
	    static createFrom(source: any = {}) {
	        return new Refusal(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.receipt = source["receipt"];
	        this.reference = source["reference"];
	        this.payer = source["payer"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.state = source["state"];
	        this.customerId = source["customerId"];
	        this.customerName = source["customerName"];
	        this.invoices = source["invoices"];
	    }
	}
	export class Payer {
	    name: string;
	    account: string;
	    customerId: number;
	    customerName: string;
	    times: number;
	    last: string;
	    byHand: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Payer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.account = source["account"];
	        this.customerId = source["customerId"];
	        this.customerName = source["customerName"];
	        this.times = source["times"];
	        this.last = source["last"];
	        this.byHand = source["byHand"];
	    }
	}
	export class Memory {
	    payers: Payer[];
	    payerCount: number;
	    habits: Habit[];
	    habitCount: number;
	    refusals: Refusal[];
	    refusalCount: number;
	    fees: ChannelFee[];
	    evidence: Evidence[];
	
	    static createFrom(source: any = {}) {
	        return new Memory(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.payers = this.convertValues(source["payers"], Payer);
	        this.payerCount = source["payerCount"];
	        this.habits = this.convertValues(source["habits"], Habit);
	        this.habitCount = source["habitCount"];
	        this.refusals = this.convertValues(source["refusals"], Refusal);
	        this.refusalCount = source["refusalCount"];
	        this.fees = this.convertValues(source["fees"], ChannelFee);
	        this.evidence = this.convertValues(source["evidence"], Evidence);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MemoryFilter {
	    customerId: number;
	    search: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new MemoryFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customerId = source["customerId"];
	        this.search = source["search"];
	        this.limit = source["limit"];
	    }
	}
	export class NothingRequest {
	    receipts: number[];
	    reopen: boolean;
	    note: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new NothingRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipts = source["receipts"];
	        this.reopen = source["reopen"];
	        this.note = source["note"];
	        this.requestId = source["requestId"];
	    }
	}
	export class OutcomesRequest {
	    buckets: string[];
	
	    static createFrom(source: any = {}) {
	        return new OutcomesRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.buckets = source["buckets"];
	    }
	}
	export class Page {
	    rows: Row[];
	    count: number;
	    amount: string;
	    allocated: string;
	    left: string;
	    more: boolean;
	    next: string;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], Row);
	        this.count = source["count"];
	        this.amount = source["amount"];
	        this.allocated = source["allocated"];
	        this.left = source["left"];
	        this.more = source["more"];
	        this.next = source["next"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class PayerRequest {
	    name: string;
	    account: string;
	    customerId: number;
	
	    static createFrom(source: any = {}) {
	        return new PayerRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.account = source["account"];
	        this.customerId = source["customerId"];
	    }
	}
	
	export class ProposeRequest {
	    receipt: number;
	    customerId: number;
	    invoices: number[];
	
	    static createFrom(source: any = {}) {
	        return new ProposeRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = source["receipt"];
	        this.customerId = source["customerId"];
	        this.invoices = source["invoices"];
	    }
	}
	export class Proposed {
	    receipt: Row;
	    proposals: Proposal[];
	    open: Card[];
	
	    static createFrom(source: any = {}) {
	        return new Proposed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = this.convertValues(source["receipt"], Row);
	        this.proposals = this.convertValues(source["proposals"], Proposal);
	        this.open = this.convertValues(source["open"], Card);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Queue {
	    arrived: Sum;
	    claimed: Sum;
	    unclaimed: Sum;
	    nothing: Sum;
	    certain: Group;
	    toDecide: Group;
	    done: Group;
	    making: boolean;
	    waiting: number;
	
	    static createFrom(source: any = {}) {
	        return new Queue(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.arrived = this.convertValues(source["arrived"], Sum);
	        this.claimed = this.convertValues(source["claimed"], Sum);
	        this.unclaimed = this.convertValues(source["unclaimed"], Sum);
	        this.nothing = this.convertValues(source["nothing"], Sum);
	        this.certain = this.convertValues(source["certain"], Group);
	        this.toDecide = this.convertValues(source["toDecide"], Group);
	        this.done = this.convertValues(source["done"], Group);
	        this.making = source["making"];
	        this.waiting = source["waiting"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Ref {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new Ref(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	export class RefundRow {
	    number: string;
	    date: string;
	    amount: string;
	    method: string;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new RefundRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.method = source["method"];
	        this.reason = source["reason"];
	    }
	}
	export class RefundList {
	    rows: RefundRow[];
	
	    static createFrom(source: any = {}) {
	        return new RefundList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], RefundRow);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RefundRequest {
	    receipt: number;
	    date: string;
	    amount: string;
	    method: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new RefundRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = source["receipt"];
	        this.date = source["date"];
	        this.amount = source["amount"];
	        this.method = source["method"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	}
	
	export class Refunded {
	    number: string;
	    left: string;
	
	    static createFrom(source: any = {}) {
	        return new Refunded(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.left = source["left"];
	    }
	}
	
	export class RefusalRef {
	    id: number;
	
	    static createFrom(source: any = {}) {
	        return new RefusalRef(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	    }
	}
	export class RejectRequest {
	    receipt: number;
	    customerId: number;
	    invoices: number[];
	
	    static createFrom(source: any = {}) {
	        return new RejectRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = source["receipt"];
	        this.customerId = source["customerId"];
	        this.invoices = source["invoices"];
	    }
	}
	
	
	
	
	
	export class TeachRequest {
	    name: string;
	    account: string;
	    customerId: number;
	    instead?: PayerRequest;
	
	    static createFrom(source: any = {}) {
	        return new TeachRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.account = source["account"];
	        this.customerId = source["customerId"];
	        this.instead = this.convertValues(source["instead"], PayerRequest);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UnclaimRequest {
	    receipt: number;
	    date: string;
	    reason: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new UnclaimRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receipt = source["receipt"];
	        this.date = source["date"];
	        this.reason = source["reason"];
	        this.requestId = source["requestId"];
	    }
	}

}

export namespace report {
	
	export class AgingRow {
	    customerId: number;
	    code: string;
	    name: string;
	    unit: string;
	    notDue: string;
	    d30: string;
	    d60: string;
	    d90: string;
	    over: string;
	    total: string;
	    overdue: string;
	    oldest: number;
	    invoices: number;
	    unapplied: string;
	
	    static createFrom(source: any = {}) {
	        return new AgingRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customerId = source["customerId"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.unit = source["unit"];
	        this.notDue = source["notDue"];
	        this.d30 = source["d30"];
	        this.d60 = source["d60"];
	        this.d90 = source["d90"];
	        this.over = source["over"];
	        this.total = source["total"];
	        this.overdue = source["overdue"];
	        this.oldest = source["oldest"];
	        this.invoices = source["invoices"];
	        this.unapplied = source["unapplied"];
	    }
	}
	export class Aging {
	    asOf: string;
	    rows: AgingRow[];
	    notDue: string;
	    d30: string;
	    d60: string;
	    d90: string;
	    over: string;
	    total: string;
	    overdue: string;
	    oldest: number;
	    invoices: number;
	    unapplied: string;
	
	    static createFrom(source: any = {}) {
	        return new Aging(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.rows = this.convertValues(source["rows"], AgingRow);
	        this.notDue = source["notDue"];
	        this.d30 = source["d30"];
	        this.d60 = source["d60"];
	        this.d90 = source["d90"];
	        this.over = source["over"];
	        this.total = source["total"];
	        this.overdue = source["overdue"];
	        this.oldest = source["oldest"];
	        this.invoices = source["invoices"];
	        this.unapplied = source["unapplied"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OpenInvoice {
	    id: number;
	    customerId: number;
	    number: string;
	    kind: string;
	    unit: string;
	    contract: string;
	    issueDate: string;
	    dueDate: string;
	    from: string;
	    to: string;
	    total: string;
	    settled: string;
	    open: string;
	    overdue: number;
	
	    static createFrom(source: any = {}) {
	        return new OpenInvoice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.customerId = source["customerId"];
	        this.number = source["number"];
	        this.kind = source["kind"];
	        this.unit = source["unit"];
	        this.contract = source["contract"];
	        this.issueDate = source["issueDate"];
	        this.dueDate = source["dueDate"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.total = source["total"];
	        this.settled = source["settled"];
	        this.open = source["open"];
	        this.overdue = source["overdue"];
	    }
	}
	export class AgingCustomer {
	    asOf: string;
	    row: AgingRow;
	    invoices: OpenInvoice[];
	
	    static createFrom(source: any = {}) {
	        return new AgingCustomer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.row = this.convertValues(source["row"], AgingRow);
	        this.invoices = this.convertValues(source["invoices"], OpenInvoice);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class AgingCustomerRequest {
	    customerId: number;
	    asOf: string;
	
	    static createFrom(source: any = {}) {
	        return new AgingCustomerRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customerId = source["customerId"];
	        this.asOf = source["asOf"];
	    }
	}
	export class AgingRequest {
	    asOf: string;
	    groupBy: string;
	    search: string;
	    overdue: boolean;
	    sort: string;
	    desc: boolean;
	
	    static createFrom(source: any = {}) {
	        return new AgingRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.groupBy = source["groupBy"];
	        this.search = source["search"];
	        this.overdue = source["overdue"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	    }
	}
	
	export class BlockedPlace {
	    contractId: number;
	    contract: string;
	    name: string;
	    feeItem: string;
	    fault?: any;
	
	    static createFrom(source: any = {}) {
	        return new BlockedPlace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contractId = source["contractId"];
	        this.contract = source["contract"];
	        this.name = source["name"];
	        this.feeItem = source["feeItem"];
	        this.fault = source["fault"];
	    }
	}
	export class Sum {
	    count: number;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new Sum(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.count = source["count"];
	        this.amount = source["amount"];
	    }
	}
	export class Late {
	    customerId: number;
	    name: string;
	    unit: string;
	    amount: string;
	    oldest: number;
	    invoices: number;
	    lastPaid: string;
	
	    static createFrom(source: any = {}) {
	        return new Late(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customerId = source["customerId"];
	        this.name = source["name"];
	        this.unit = source["unit"];
	        this.amount = source["amount"];
	        this.oldest = source["oldest"];
	        this.invoices = source["invoices"];
	        this.lastPaid = source["lastPaid"];
	    }
	}
	export class Chase {
	    count: number;
	    amount: string;
	    rows: Late[];
	    spared: Sum;
	    alone: number[];
	
	    static createFrom(source: any = {}) {
	        return new Chase(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.count = source["count"];
	        this.amount = source["amount"];
	        this.rows = this.convertValues(source["rows"], Late);
	        this.spared = this.convertValues(source["spared"], Sum);
	        this.alone = source["alone"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CollectionMonth {
	    month: string;
	    dueThen: string;
	    paidThen: string;
	    rateThen: string;
	    dueNow: string;
	    paidNow: string;
	    rateNow: string;
	    openNow: string;
	
	    static createFrom(source: any = {}) {
	        return new CollectionMonth(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.dueThen = source["dueThen"];
	        this.paidThen = source["paidThen"];
	        this.rateThen = source["rateThen"];
	        this.dueNow = source["dueNow"];
	        this.paidNow = source["paidNow"];
	        this.rateNow = source["rateNow"];
	        this.openNow = source["openNow"];
	    }
	}
	export class Collection {
	    asOf: string;
	    rows: CollectionMonth[];
	    sum: CollectionMonth;
	
	    static createFrom(source: any = {}) {
	        return new Collection(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.rows = this.convertValues(source["rows"], CollectionMonth);
	        this.sum = this.convertValues(source["sum"], CollectionMonth);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Counts {
	    claim: number;
	    billing: number;
	    invoices: number;
	
	    static createFrom(source: any = {}) {
	        return new Counts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.claim = source["claim"];
	        this.billing = source["billing"];
	        this.invoices = source["invoices"];
	    }
	}
	export class DsoMonth {
	    month: string;
	    asOf: string;
	    receivable: string;
	    billed: string;
	    days: string;
	
	    static createFrom(source: any = {}) {
	        return new DsoMonth(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.asOf = source["asOf"];
	        this.receivable = source["receivable"];
	        this.billed = source["billed"];
	        this.days = source["days"];
	    }
	}
	export class Dso {
	    rows: DsoMonth[];
	
	    static createFrom(source: any = {}) {
	        return new Dso(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], DsoMonth);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class DueDay {
	    date: string;
	    count: number;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new DueDay(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.count = source["count"];
	        this.amount = source["amount"];
	    }
	}
	export class ExportRequest {
	    report: string;
	    asOf: string;
	    from: string;
	    to: string;
	    customerId: number;
	    search: string;
	    overdue: boolean;
	    sort: string;
	    desc: boolean;
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new ExportRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.report = source["report"];
	        this.asOf = source["asOf"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.customerId = source["customerId"];
	        this.search = source["search"];
	        this.overdue = source["overdue"];
	        this.sort = source["sort"];
	        this.desc = source["desc"];
	        this.lang = source["lang"];
	    }
	}
	export class Figures {
	    receivable: Sum;
	    received: string;
	    rate: string;
	    lastRate: string;
	    lastDay: string;
	    overdue: string;
	    overdueBy: number;
	    overdueDays: number;
	    expected: string;
	    receivables: string;
	    unapplied: string;
	
	    static createFrom(source: any = {}) {
	        return new Figures(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.receivable = this.convertValues(source["receivable"], Sum);
	        this.received = source["received"];
	        this.rate = source["rate"];
	        this.lastRate = source["lastRate"];
	        this.lastDay = source["lastDay"];
	        this.overdue = source["overdue"];
	        this.overdueBy = source["overdueBy"];
	        this.overdueDays = source["overdueDays"];
	        this.expected = source["expected"];
	        this.receivables = source["receivables"];
	        this.unapplied = source["unapplied"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class File {
	    name: string;
	    data: string;
	
	    static createFrom(source: any = {}) {
	        return new File(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	    }
	}
	export class FindRequest {
	    text: string;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new FindRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.limit = source["limit"];
	    }
	}
	export class FirstSteps {
	    customer: boolean;
	    contract: boolean;
	    bill: boolean;
	    paper: boolean;
	    claim: boolean;
	    done: number;
	
	    static createFrom(source: any = {}) {
	        return new FirstSteps(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customer = source["customer"];
	        this.contract = source["contract"];
	        this.bill = source["bill"];
	        this.paper = source["paper"];
	        this.claim = source["claim"];
	        this.done = source["done"];
	    }
	}
	export class ForecastRow {
	    customerId: number;
	    code: string;
	    name: string;
	    delay: number;
	    own: boolean;
	    total: string;
	    d30: string;
	    d60: string;
	    d90: string;
	    later: string;
	    doubt: string;
	
	    static createFrom(source: any = {}) {
	        return new ForecastRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customerId = source["customerId"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.delay = source["delay"];
	        this.own = source["own"];
	        this.total = source["total"];
	        this.d30 = source["d30"];
	        this.d60 = source["d60"];
	        this.d90 = source["d90"];
	        this.later = source["later"];
	        this.doubt = source["doubt"];
	    }
	}
	export class Forecast {
	    asOf: string;
	    delay: number;
	    rows: ForecastRow[];
	    total: string;
	    d30: string;
	    d60: string;
	    d90: string;
	    later: string;
	    doubt: string;
	
	    static createFrom(source: any = {}) {
	        return new Forecast(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.delay = source["delay"];
	        this.rows = this.convertValues(source["rows"], ForecastRow);
	        this.total = source["total"];
	        this.d30 = source["d30"];
	        this.d60 = source["d60"];
	        this.d90 = source["d90"];
	        this.later = source["later"];
	        this.doubt = source["doubt"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ForecastRequest {
	    asOf: string;
	
	    static createFrom(source: any = {}) {
	        return new ForecastRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	    }
	}
	
	export class Item {
	    kind: string;
	    id: number;
	    title: string;
	    note: string;
	    amount: string;
	    overdue: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Item(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.id = source["id"];
	        this.title = source["title"];
	        this.note = source["note"];
	        this.amount = source["amount"];
	        this.overdue = source["overdue"];
	    }
	}
	export class Found {
	    items: Item[];
	
	    static createFrom(source: any = {}) {
	        return new Found(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.items = this.convertValues(source["items"], Item);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class None {
	
	
	    static createFrom(source: any = {}) {
	        return new None(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	
	    }
	}
	
	export class Period {
	    from: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new Period(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class ReceivedMonth {
	    month: string;
	    invoices: number;
	    receivable: string;
	    collected: string;
	    open: string;
	    receipts: number;
	    cash: string;
	
	    static createFrom(source: any = {}) {
	        return new ReceivedMonth(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.invoices = source["invoices"];
	        this.receivable = source["receivable"];
	        this.collected = source["collected"];
	        this.open = source["open"];
	        this.receipts = source["receipts"];
	        this.cash = source["cash"];
	    }
	}
	export class Received {
	    asOf: string;
	    rows: ReceivedMonth[];
	    sum: ReceivedMonth;
	
	    static createFrom(source: any = {}) {
	        return new Received(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.rows = this.convertValues(source["rows"], ReceivedMonth);
	        this.sum = this.convertValues(source["sum"], ReceivedMonth);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class ToBill {
	    through: string;
	    invoices: number;
	    total: string;
	    blocked: number;
	    warnings: number;
	    why: BlockedPlace[];
	    doubts: BlockedPlace[];
	
	    static createFrom(source: any = {}) {
	        return new ToBill(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.through = source["through"];
	        this.invoices = source["invoices"];
	        this.total = source["total"];
	        this.blocked = source["blocked"];
	        this.warnings = source["warnings"];
	        this.why = this.convertValues(source["why"], BlockedPlace);
	        this.doubts = this.convertValues(source["doubts"], BlockedPlace);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TrendPoint {
	    asOf: string;
	    notDue: string;
	    d30: string;
	    d60: string;
	    d90: string;
	    over: string;
	    total: string;
	    overdue: string;
	
	    static createFrom(source: any = {}) {
	        return new TrendPoint(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.notDue = source["notDue"];
	        this.d30 = source["d30"];
	        this.d60 = source["d60"];
	        this.d90 = source["d90"];
	        this.over = source["over"];
	        this.total = source["total"];
	        this.overdue = source["overdue"];
	    }
	}
	export class Today {
	    date: string;
	    figures: Figures;
	    claim: Sum;
	    bill: ToBill;
	    first: FirstSteps;
	    late: Sum;
	    series: ReceivedMonth[];
	    aging: TrendPoint;
	    week: DueDay[];
	    weekSum: Sum;
	
	    static createFrom(source: any = {}) {
	        return new Today(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.figures = this.convertValues(source["figures"], Figures);
	        this.claim = this.convertValues(source["claim"], Sum);
	        this.bill = this.convertValues(source["bill"], ToBill);
	        this.first = this.convertValues(source["first"], FirstSteps);
	        this.late = this.convertValues(source["late"], Sum);
	        this.series = this.convertValues(source["series"], ReceivedMonth);
	        this.aging = this.convertValues(source["aging"], TrendPoint);
	        this.week = this.convertValues(source["week"], DueDay);
	        this.weekSum = this.convertValues(source["weekSum"], Sum);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayRequest {
	    months: number;
	
	    static createFrom(source: any = {}) {
	        return new TodayRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.months = source["months"];
	    }
	}
	export class Trend {
	    points: TrendPoint[];
	
	    static createFrom(source: any = {}) {
	        return new Trend(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.points = this.convertValues(source["points"], TrendPoint);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class TrendRequest {
	    asOf: string;
	    months: number;
	
	    static createFrom(source: any = {}) {
	        return new TrendRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.asOf = source["asOf"];
	        this.months = source["months"];
	    }
	}

}

export namespace settings {
	
	export class Patterns {
	    invoice: string;
	    creditNote: string;
	    receipt: string;
	    deposit: string;
	    refund: string;
	
	    static createFrom(source: any = {}) {
	        return new Patterns(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.creditNote = source["creditNote"];
	        this.receipt = source["receipt"];
	        this.deposit = source["deposit"];
	        this.refund = source["refund"];
	    }
	}
	export class Company {
	    name: string;
	    taxId: string;
	    address: string;
	    phone: string;
	    bank: string;
	    account: string;
	    payNote: string;
	
	    static createFrom(source: any = {}) {
	        return new Company(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.taxId = source["taxId"];
	        this.address = source["address"];
	        this.phone = source["phone"];
	        this.bank = source["bank"];
	        this.account = source["account"];
	        this.payNote = source["payNote"];
	    }
	}
	export class All {
	    company: Company;
	    numbers: Patterns;
	    grouping: string;
	    language: string;
	    theme: string;
	    showWorking: boolean;
	    pdfNote: string;
	    logo: string;
	
	    static createFrom(source: any = {}) {
	        return new All(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.company = this.convertValues(source["company"], Company);
	        this.numbers = this.convertValues(source["numbers"], Patterns);
	        this.grouping = source["grouping"];
	        this.language = source["language"];
	        this.theme = source["theme"];
	        this.showWorking = source["showWorking"];
	        this.pdfNote = source["pdfNote"];
	        this.logo = source["logo"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Preset {
	    year: number;
	    source: string;
	    days: Day[];
	
	    static createFrom(source: any = {}) {
	        return new Preset(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.year = source["year"];
	        this.source = source["source"];
	        this.days = this.convertValues(source["days"], Day);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Day {
	    date: string;
	    kind: string;
	    name: string;
	
	    static createFrom(source: any = {}) {
	        return new Day(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.kind = source["kind"];
	        this.name = source["name"];
	    }
	}
	export class Calendar {
	    year: number;
	    rows: Day[];
	    years: number[];
	    preset?: Preset;
	
	    static createFrom(source: any = {}) {
	        return new Calendar(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.year = source["year"];
	        this.rows = this.convertValues(source["rows"], Day);
	        this.years = source["years"];
	        this.preset = this.convertValues(source["preset"], Preset);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CalendarRequest {
	    year: number;
	
	    static createFrom(source: any = {}) {
	        return new CalendarRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.year = source["year"];
	    }
	}
	
	
	export class File {
	    name: string;
	    data: string;
	
	    static createFrom(source: any = {}) {
	        return new File(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	    }
	}
	export class Image {
	    hash: string;
	    wide: number;
	    caption: string;
	
	    static createFrom(source: any = {}) {
	        return new Image(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.hash = source["hash"];
	        this.wide = source["wide"];
	        this.caption = source["caption"];
	    }
	}
	export class LateRule {
	    on: boolean;
	    policy: latefee.Policy;
	    since: string;
	    feeItemId: number;
	    own: boolean;
	    dueDays: number;
	
	    static createFrom(source: any = {}) {
	        return new LateRule(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.on = source["on"];
	        this.policy = this.convertValues(source["policy"], latefee.Policy);
	        this.since = source["since"];
	        this.feeItemId = source["feeItemId"];
	        this.own = source["own"];
	        this.dueDays = source["dueDays"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Next {
	    invoice: string;
	    creditNote: string;
	    receipt: string;
	    deposit: string;
	    refund: string;
	
	    static createFrom(source: any = {}) {
	        return new Next(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoice = source["invoice"];
	        this.creditNote = source["creditNote"];
	        this.receipt = source["receipt"];
	        this.deposit = source["deposit"];
	        this.refund = source["refund"];
	    }
	}
	export class Offset {
	    printer: string;
	    dx: number;
	    dy: number;
	
	    static createFrom(source: any = {}) {
	        return new Offset(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.printer = source["printer"];
	        this.dx = source["dx"];
	        this.dy = source["dy"];
	    }
	}
	export class Papers {
	    operator: string;
	    showPrinted: boolean;
	    showOperator: boolean;
	    showSeal: boolean;
	    showPayCode: boolean;
	    showQr: boolean;
	    showPrevious: boolean;
	    receiptParts: number[];
	    fileName: string;
	    seal: Image;
	    codes: Image[];
	    printers: Offset[];
	
	    static createFrom(source: any = {}) {
	        return new Papers(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.operator = source["operator"];
	        this.showPrinted = source["showPrinted"];
	        this.showOperator = source["showOperator"];
	        this.showSeal = source["showSeal"];
	        this.showPayCode = source["showPayCode"];
	        this.showQr = source["showQr"];
	        this.showPrevious = source["showPrevious"];
	        this.receiptParts = source["receiptParts"];
	        this.fileName = source["fileName"];
	        this.seal = this.convertValues(source["seal"], Image);
	        this.codes = this.convertValues(source["codes"], Image);
	        this.printers = this.convertValues(source["printers"], Offset);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PapersView {
	    papers: Papers;
	    seal: string;
	    codes: string[];
	
	    static createFrom(source: any = {}) {
	        return new PapersView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.papers = this.convertValues(source["papers"], Papers);
	        this.seal = source["seal"];
	        this.codes = source["codes"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PictureRequest {
	    place: string;
	    file: File;
	
	    static createFrom(source: any = {}) {
	        return new PictureRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.place = source["place"];
	        this.file = this.convertValues(source["file"], File);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class TaskRules {
	    renewDays: number;
	    aheadDays: number;
	    dueDays: number;
	    refundDays: number;
	    readingDay: number;
	
	    static createFrom(source: any = {}) {
	        return new TaskRules(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.renewDays = source["renewDays"];
	        this.aheadDays = source["aheadDays"];
	        this.dueDays = source["dueDays"];
	        this.refundDays = source["refundDays"];
	        this.readingDay = source["readingDay"];
	    }
	}
	export class Rules {
	    late: LateRule;
	    prepay: string;
	    tasks: TaskRules;
	
	    static createFrom(source: any = {}) {
	        return new Rules(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.late = this.convertValues(source["late"], LateRule);
	        this.prepay = source["prepay"];
	        this.tasks = this.convertValues(source["tasks"], TaskRules);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SaveCalendarRequest {
	    year: number;
	    rows: Day[];
	
	    static createFrom(source: any = {}) {
	        return new SaveCalendarRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.year = source["year"];
	        this.rows = this.convertValues(source["rows"], Day);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SavedView {
	    list: string;
	    name: string;
	    search: string;
	    pinned: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SavedView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.list = source["list"];
	        this.name = source["name"];
	        this.search = source["search"];
	        this.pinned = source["pinned"];
	    }
	}
	
	export class View {
	    settings: All;
	    next: Next;
	    logo: string;
	
	    static createFrom(source: any = {}) {
	        return new View(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.settings = this.convertValues(source["settings"], All);
	        this.next = this.convertValues(source["next"], Next);
	        this.logo = source["logo"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Views {
	    rows: SavedView[];
	
	    static createFrom(source: any = {}) {
	        return new Views(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], SavedView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace sheet {
	
	export class Head {
	    table: string;
	    heading: string;
	    column: string;
	    known: boolean;
	    settled: boolean;
	    example: string;
	
	    static createFrom(source: any = {}) {
	        return new Head(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.table = source["table"];
	        this.heading = source["heading"];
	        this.column = source["column"];
	        this.known = source["known"];
	        this.settled = source["settled"];
	        this.example = source["example"];
	    }
	}

}

export namespace statement {
	
	export class AccountHint {
	    name: string;
	    number: string;
	    bank: string;
	
	    static createFrom(source: any = {}) {
	        return new AccountHint(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.number = source["number"];
	        this.bank = source["bank"];
	    }
	}
	export class Format {
	    id: string;
	    zh: string;
	    en: string;
	    group: string;
	
	    static createFrom(source: any = {}) {
	        return new Format(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.zh = source["zh"];
	        this.en = source["en"];
	        this.group = source["group"];
	    }
	}
	export class Mapping {
	    layout: string;
	    noHeader?: boolean;
	    columns: Record<string, Array<string>>;
	    sign: string;
	    inWords?: string[];
	    outWords?: string[];
	    absolute?: boolean;
	    dateOrder: string;
	    decimal: string;
	    currency?: string;
	    confidence: number;
	    sure?: Record<string, number>;
	    headerRow?: number;
	    doubts?: fault.Fault[];
	    delimiter?: string;
	    split?: string;
	    encoding?: string;
	    headings?: string[];
	
	    static createFrom(source: any = {}) {
	        return new Mapping(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.layout = source["layout"];
	        this.noHeader = source["noHeader"];
	        this.columns = source["columns"];
	        this.sign = source["sign"];
	        this.inWords = source["inWords"];
	        this.outWords = source["outWords"];
	        this.absolute = source["absolute"];
	        this.dateOrder = source["dateOrder"];
	        this.decimal = source["decimal"];
	        this.currency = source["currency"];
	        this.confidence = source["confidence"];
	        this.sure = source["sure"];
	        this.headerRow = source["headerRow"];
	        this.doubts = this.convertValues(source["doubts"], fault.Fault);
	        this.delimiter = source["delimiter"];
	        this.split = source["split"];
	        this.encoding = source["encoding"];
	        this.headings = source["headings"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TableRow {
	    row: number;
	    cells: string[];
	
	    static createFrom(source: any = {}) {
	        return new TableRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = source["row"];
	        this.cells = source["cells"];
	    }
	}
	export class Table {
	    sheet: string;
	    encoding: string;
	    delimiter: string;
	    rows: TableRow[];
	    header: number;
	    mapping?: Mapping;
	
	    static createFrom(source: any = {}) {
	        return new Table(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sheet = source["sheet"];
	        this.encoding = source["encoding"];
	        this.delimiter = source["delimiter"];
	        this.rows = this.convertValues(source["rows"], TableRow);
	        this.header = source["header"];
	        this.mapping = this.convertValues(source["mapping"], Mapping);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace task {
	
	export class ExportRequest {
	    ahead: number;
	    lang: string;
	
	    static createFrom(source: any = {}) {
	        return new ExportRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ahead = source["ahead"];
	        this.lang = source["lang"];
	    }
	}
	export class File {
	    name: string;
	    data: string;
	
	    static createFrom(source: any = {}) {
	        return new File(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.data = source["data"];
	    }
	}
	export class Filter {
	    state: string;
	    kind: string;
	    ahead: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new Filter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.kind = source["kind"];
	        this.ahead = source["ahead"];
	        this.limit = source["limit"];
	    }
	}
	export class MarkRequest {
	    names: string[];
	    state: string;
	    until: string;
	    note: string;
	    requestId: string;
	
	    static createFrom(source: any = {}) {
	        return new MarkRequest(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.names = source["names"];
	        this.state = source["state"];
	        this.until = source["until"];
	        this.note = source["note"];
	        this.requestId = source["requestId"];
	    }
	}
	export class Marked {
	    count: number;
	    event: number;
	
	    static createFrom(source: any = {}) {
	        return new Marked(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.count = source["count"];
	        this.event = source["event"];
	    }
	}
	export class Task {
	    name: string;
	    kind: string;
	    day: string;
	    from: string;
	    stage: number;
	    contractId: number;
	    code: string;
	    unit: string;
	    customerId: number;
	    customer: string;
	    item: string;
	    count: number;
	    amount: string;
	    state: string;
	    until: string;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new Task(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.kind = source["kind"];
	        this.day = source["day"];
	        this.from = source["from"];
	        this.stage = source["stage"];
	        this.contractId = source["contractId"];
	        this.code = source["code"];
	        this.unit = source["unit"];
	        this.customerId = source["customerId"];
	        this.customer = source["customer"];
	        this.item = source["item"];
	        this.count = source["count"];
	        this.amount = source["amount"];
	        this.state = source["state"];
	        this.until = source["until"];
	        this.note = source["note"];
	    }
	}
	export class Page {
	    date: string;
	    rows: Task[];
	    count: number;
	    open: number;
	    late: number;
	    kinds: {[key: string]: number};
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.rows = this.convertValues(source["rows"], Task);
	        this.count = source["count"];
	        this.open = source["open"];
	        this.late = source["late"];
	        this.kinds = source["kinds"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace verify {
	
	export class Check {
	    name: string;
	    ok: boolean;
	    count: number;
	    wrong: number;
	    problems: any[];
	
	    static createFrom(source: any = {}) {
	        return new Check(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.ok = source["ok"];
	        this.count = source["count"];
	        this.wrong = source["wrong"];
	        this.problems = source["problems"];
	    }
	}
	export class Result {
	    checks: Check[];
	    ok: boolean;
	    events: number;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new Result(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.checks = this.convertValues(source["checks"], Check);
	        this.ok = source["ok"];
	        this.events = source["events"];
	        this.at = source["at"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

