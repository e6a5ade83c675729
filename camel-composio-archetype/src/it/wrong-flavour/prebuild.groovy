// a file that was there before
File notes = new File(basedir, 'my-import/notes.txt')
notes.parentFile.mkdirs()
notes.text = 'mine'
return true
